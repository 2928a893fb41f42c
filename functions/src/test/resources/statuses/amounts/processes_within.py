# what: runs exactly as many processes and threads as it may
# expect: completed
# limits: processes=10
# stdout-contains: done
import os
import threading
import time

for _ in range(4):
    if os.fork() == 0:
        time.sleep(0.3)
        os._exit(0)
for _ in range(5):
    threading.Thread(target=time.sleep, args=(0.3,)).start()
for _ in range(4):
    os.wait()
print("done")
