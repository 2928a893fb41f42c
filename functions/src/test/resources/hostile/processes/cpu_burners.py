# what: burns every processor in eight processes that ignore SIGXCPU
# expect: cpu_limit_exceeded
# limits: run_cpu_time=800 run_timeout=8000
# stdout-contains: begun
import os
import signal

print("begun", flush=True)
signal.signal(signal.SIGXCPU, signal.SIG_IGN)
for _ in range(7):
    if os.fork() == 0:
        break
while True:
    pass
