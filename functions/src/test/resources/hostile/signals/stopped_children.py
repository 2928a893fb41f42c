# what: ends and leaves children that have stopped themselves
# expect: completed
# stdout-contains: parent done
import os
import signal

for _ in range(10):
    if os.fork() == 0:
        os.kill(os.getpid(), signal.SIGSTOP)
        os._exit(0)
print("parent done")
