# what: changes its output pipe under the runner's hands: size, flags, locks, and whom it signals when it moves
# expect: completed, signaled
# why: the process that the pipe kills at last is the program itself, the only one that it can name
# stdout-contains: still printed
import fcntl
import os
import signal

import attempt

signal.signal(signal.SIGIO, signal.SIG_IGN)
for size in (4096, 1 << 20, 1 << 30):
    attempt.tried(f"size {size}", fcntl.fcntl, 1, 1031, size)
attempt.tried("lock", fcntl.flock, 1, fcntl.LOCK_EX)
attempt.tried("lease", fcntl.fcntl, 1, 1024, fcntl.F_WRLCK)
attempt.refused("truncate", os.ftruncate, 1, 0)
for flags in (os.O_APPEND, os.O_DIRECT, os.O_NONBLOCK, os.O_ASYNC | os.O_NONBLOCK):
    attempt.tried(f"flags {flags}", fcntl.fcntl, 1, fcntl.F_SETFL, flags)
for owner in (-1, os.getppid(), 1):
    attempt.tried(f"owner {owner}", fcntl.fcntl, 1, fcntl.F_SETOWN, owner)
print("still printed", flush=True)
attempt.tried("deadly signal", fcntl.fcntl, 1, 10, signal.SIGKILL)
attempt.finish()
