# what: forks without end, each child in a session of its own, so that no process group holds them
# expect: process_limit_exceeded, memory_limit_exceeded
# why: on a busy machine sixty interpreters may pass the memory limit before the next count of processes
import os
import time

while True:
    try:
        if os.fork() == 0:
            os.setsid()
            time.sleep(0.001)
    except OSError:
        pass
