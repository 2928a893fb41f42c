# what: prints a gigabyte without a line feed
# expect: output_limit_exceeded
# limits: output=100000
# truncated: stdout
# message-contains: 100000 bytes
import os

for _ in range(1024):
    os.write(1, b"x" * (1 << 20))
