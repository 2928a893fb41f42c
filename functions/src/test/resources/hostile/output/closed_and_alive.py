# what: closes all its output and lives on for ever
# expect: time_limit_exceeded
# limits: run_timeout=1000
# stdout: before\n
import os
import time

print("before", flush=True)
os.closerange(0, 256)
time.sleep(31_536_000)
