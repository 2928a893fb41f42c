# what: sleeps for a year
# expect: time_limit_exceeded
# limits: run_timeout=1000
# stdout: until here\n
# signal: SIGKILL
import time

print("until here", flush=True)
time.sleep(31_536_000)
