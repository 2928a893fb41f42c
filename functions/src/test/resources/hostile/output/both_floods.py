# what: prints a gigabyte on both streams, in turn
# expect: output_limit_exceeded
import os

for _ in range(1_000_000):
    os.write(1, b"o" * 1024)
    os.write(2, b"e" * 1024)
