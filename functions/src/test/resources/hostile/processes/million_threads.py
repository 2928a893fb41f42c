# what: starts a million threads with the smallest stacks that there are, and ignores each failure
# expect: process_limit_exceeded
# limits: processes=256
import _thread
import threading
import time

threading.stack_size(32 * 1024)
for _ in range(1_000_000):
    try:
        _thread.start_new_thread(time.sleep, (60,))
    except RuntimeError:
        pass
time.sleep(60)
