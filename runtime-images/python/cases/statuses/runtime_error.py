# what: says what is wrong and ends with a code of its own
# expect: runtime_error
# stderr-contains: no good
# code: 3
import sys

print("no good", file=sys.stderr)
sys.exit(3)
