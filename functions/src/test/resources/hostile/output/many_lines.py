# what: prints a gigabyte in short lines
# expect: output_limit_exceeded
# truncated: stdout
import os

while True:
    os.write(1, b"a short line\n" * 5000)
