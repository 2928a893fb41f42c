# what: starts more threads than it may
# expect: process_limit_exceeded
# limits: processes=10
# stdout: so far\n
import threading
import time

print("so far", flush=True)
for _ in range(30):
    threading.Thread(target=time.sleep, args=(60,)).start()
