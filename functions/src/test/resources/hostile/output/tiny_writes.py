# what: prints single bytes as fast as it can, so that each could cost a frame
# expect: output_limit_exceeded, time_limit_exceeded, cpu_limit_exceeded
# why: whichever of the limits it meets first
# limits: output=50000 run_timeout=3000
import os

while True:
    os.write(1, b".")
