# what: ends with the greatest exit code
# expect: runtime_error
# stdout: before\n
# code: 255
import sys

print("before")
sys.exit(255)
