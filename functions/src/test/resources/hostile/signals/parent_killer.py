# what: has children that stop and kill their parent while it prints
# expect: signaled, completed, time_limit_exceeded
# why: the parent may be deaf to them, stopped by them, or killed by them, as it would be anywhere
# limits: run_timeout=1000
# stdout-contains: begun
import os
import signal
import time

print("begun", flush=True)
if os.fork() == 0:
    os.kill(os.getppid(), signal.SIGSTOP)
    time.sleep(0.1)
    os.kill(os.getppid(), signal.SIGKILL)
    os._exit(0)
time.sleep(0.5)
