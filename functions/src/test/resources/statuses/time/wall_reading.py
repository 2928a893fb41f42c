# what: waits for input that has ended, on a descriptor that never does
# expect: time_limit_exceeded
# limits: run_timeout=1000
# stdout: so far\n
import os

print("so far", flush=True)
os.read(os.pipe()[0], 1)
