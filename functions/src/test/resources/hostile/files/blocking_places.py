# what: waits where nothing ever comes: a FIFO, a lock that it holds itself, a read of its own empty input
# expect: time_limit_exceeded
# limits: run_timeout=1000
# stdout-contains: waiting
import fcntl
import os
import threading

os.mkfifo("fifo")
print("waiting", flush=True)
threading.Thread(target=lambda: open("fifo")).start()
first, second = open("lock", "w"), open("lock", "w")
fcntl.flock(first, fcntl.LOCK_EX)
fcntl.flock(second, fcntl.LOCK_EX)
