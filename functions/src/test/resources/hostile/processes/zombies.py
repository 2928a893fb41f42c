# what: leaves hundreds of dead children that nobody waits for
# expect: process_limit_exceeded, completed
# why: a dead child may count as a process or not, but none may outlive the program
# limits: run_timeout=4000
import os
import time

for _ in range(200):
    try:
        if os.fork() == 0:
            os._exit(0)
    except OSError:
        time.sleep(0.001)
print("done", flush=True)
