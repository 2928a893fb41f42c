# what: forks, ends and waits without end, so that process numbers run through
# expect: time_limit_exceeded
# limits: run_timeout=1500 run_cpu_time=20000
# stdout-contains: begun
import os

print("begun", flush=True)
while True:
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
