# what: starts threads without end
# expect: process_limit_exceeded
# limits: processes=40 run_timeout=20000 run_cpu_time=20000
import threading
import time

while True:
    try:
        threading.Thread(target=time.sleep, args=(3600,)).start()
    except RuntimeError:
        pass
