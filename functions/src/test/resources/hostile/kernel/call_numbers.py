# what: makes every system call that there could be, with rubbish for its arguments
# expect: completed, time_limit_exceeded
# why: some calls wait for long; what must not happen is that the sandbox dies
# limits: run_timeout=8000 run_cpu_time=30000
# stdout-contains: begun
import mmap
import os
import random
import signal
import time

import attempt

RUBBISH = (0, -1, 1, 0x7FFF_FFFF, 1 << 63, id(attempt), 4096, 3)
LAST = 470
# These would end the program at once, and have programs of their own.
SKIPPED = {attempt.number(name) for name in ("kill", "tkill", "tgkill", "rt_sigqueueinfo")}
reached = mmap.mmap(-1, 4096)


def calls(first):
    itself = os.getpid()
    for number in range(first, LAST):
        reached[0:2] = number.to_bytes(2, "big")
        random.seed(number)
        for _ in range(0 if number in SKIPPED else 4):
            try:
                attempt.syscall(number, *(random.choice(RUBBISH) for _ in range(6)))
            except OSError:
                pass
            if os.getpid() != itself:
                os._exit(0)


def watch(child):
    """Kills the child when it no longer gets on."""
    before = -1
    while os.waitpid(child, os.WNOHANG) == (0, 0):
        now = int.from_bytes(reached[0:2], "big")
        if now == before:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return
        before = now
        time.sleep(0.05)


print("begun", flush=True)
first = 0
while first < LAST:
    child = os.fork()
    if child == 0:
        os.closerange(0, 3)
        try:
            calls(first)
        finally:
            os._exit(0)
    watch(child)
    first = int.from_bytes(reached[0:2], "big") + 1
print("survived", flush=True)
