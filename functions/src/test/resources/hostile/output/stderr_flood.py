# what: prints a gigabyte on standard error
# expect: output_limit_exceeded
# truncated: stderr
import os

for _ in range(1024):
    os.write(2, b"x" * (1 << 20))
