# what: prints on both streams and ends well
# expect: completed
# stdin: line 1\nline 2\n
# args: first second
# stdout: LINE 1\nLINE 2\n['first', 'second']\n
# stderr-contains: warned
# code: 0
import sys

sys.stdout.write(sys.stdin.read().upper())
print(sys.argv[1:])
print("warned", file=sys.stderr)
