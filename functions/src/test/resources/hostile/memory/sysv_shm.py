# what: fills System V shared memory, which outlives the processes that made it
# expect: memory_limit_exceeded, completed
# why: a sandbox may allow no such memory at all, which is as good
import ctypes
import sys

import attempt

print("begun", flush=True)
libc = ctypes.CDLL(None)
libc.shmat.restype = ctypes.c_void_p
for _ in range(64):
    try:
        segment = attempt.syscall("shmget", 0, 16 << 20, 0o1666)
    except OSError as error:
        sys.exit(print("refused", error))
    address = libc.shmat(segment, None, 0)
    ctypes.memset(address, 1, 16 << 20)
