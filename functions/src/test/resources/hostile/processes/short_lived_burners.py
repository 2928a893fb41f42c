# what: burns processor time in children that end before anybody looks, and are never waited for
# expect: cpu_limit_exceeded
# limits: run_cpu_time=1000 run_timeout=12000
import os
import signal
import time

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
while True:
    if os.fork() == 0:
        end = time.monotonic() + 0.03
        while time.monotonic() < end:
            pass
        os._exit(0)
    time.sleep(0.02)
