# what: prints too much on standard error, and a little on standard output before
# expect: output_limit_exceeded
# limits: output=10000
# stdout: so far\n
# truncated: stderr
import os

os.write(1, b"so far\n")
while True:
    os.write(2, b"e" * 1000)
