# what: has children that together take more than one may
# expect: memory_limit_exceeded
# limits: run_memory=128MiB
# stdout: so far\n
import os
import time

print("so far", flush=True)
for _ in range(8):
    if os.fork() == 0:
        held = b"x" * (24 << 20)
        time.sleep(60)
time.sleep(60)
