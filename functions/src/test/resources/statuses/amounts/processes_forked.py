# what: forks more often than it may
# expect: process_limit_exceeded
# limits: processes=10
# stdout: so far\n
# message-contains: 10 processes
import os
import time

print("so far", flush=True)
for _ in range(30):
    if os.fork() == 0:
        time.sleep(60)
time.sleep(60)
