# what: prints from sixteen processes at once, without end
# expect: output_limit_exceeded
# truncated: stdout
import os

for _ in range(4):
    os.fork()
while True:
    os.write(1, b"x" * 4096)
