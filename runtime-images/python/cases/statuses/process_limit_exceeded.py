# what: starts more processes or threads than it may
# expect: process_limit_exceeded
# limits: processes=40 run_timeout=20000 run_cpu_time=20000 run_memory=512MiB
# message-contains: 40 processes
import os
import time

for _ in range(80):
    if os.fork() == 0:
        time.sleep(60)
time.sleep(60)
