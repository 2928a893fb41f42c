# what: kills the first process from a child, again and again
# expect: completed, signaled
# why: the first process is either the program itself or a runner whom no signal of its own sandbox can reach
# stdout-contains: begun
import os
import signal
import time

print("begun", flush=True)
if os.fork() == 0:
    for _ in range(100):
        for number in (signal.SIGTERM, signal.SIGQUIT, signal.SIGSEGV, signal.SIGSTOP, signal.SIGKILL):
            os.kill(1, number)
time.sleep(0.5)
