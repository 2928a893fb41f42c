# what: waits, and uses no processor
# expect: time_limit_exceeded
# limits: run_timeout=1000
# stdout: so far\n
# signal: SIGKILL
# message-contains: 1000 ms
import time

print("so far", flush=True)
time.sleep(60)
