# what: recurses without end, and has told the interpreter not to mind
# limits: run_memory=64MiB run_timeout=8000
# expect: signaled, memory_limit_exceeded, runtime_error
# why: the stack ends before or after the memory does, and the interpreter may notice
import sys

sys.setrecursionlimit(10 ** 9)


def deeper(n):
    return deeper(n + 1) + 1


print(deeper(0))
