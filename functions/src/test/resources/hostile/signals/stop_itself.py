# what: stops itself, and with it every process that it started
# expect: time_limit_exceeded, signaled
# why: the first process of a sandbox of its own may be deaf to its own signals
# limits: run_timeout=1000
# stdout-contains: begun
import os
import signal
import time

print("begun", flush=True)
for _ in range(3):
    os.fork()
os.kill(os.getpid(), signal.SIGSTOP)
time.sleep(60)
