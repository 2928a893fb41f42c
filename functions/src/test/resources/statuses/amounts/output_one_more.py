# what: prints one byte more than it may, and ends well
# expect: output_limit_exceeded
# limits: output=10000
# truncated: stdout
# message-contains: 10000 bytes
import sys

sys.stdout.write("x" * 10001)
