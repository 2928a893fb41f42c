# what: uses up its processor time in many processes, none of them for long
# expect: cpu_limit_exceeded
# limits: run_cpu_time=800 run_timeout=10000
# stdout: so far\n
import os
import time

print("so far", flush=True)
while True:
    if os.fork() == 0:
        end = time.process_time() + 0.05
        while time.process_time() < end:
            pass
        os._exit(0)
    os.wait()
