# what: prints exactly as much as it may
# expect: completed
# limits: output=10000
# code: 0
import sys

sys.stdout.write("x" * 6000)
sys.stderr.write("y" * 4000)
