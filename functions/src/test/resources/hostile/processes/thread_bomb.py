# what: starts threads that sleep, without end
# expect: process_limit_exceeded
# stdout-contains: begun
import threading
import time

print("begun", flush=True)
while True:
    try:
        threading.Thread(target=time.sleep, args=(60,)).start()
    except RuntimeError:
        pass
