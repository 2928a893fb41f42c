# what: spreads memory over sixteen processes, each of them well below the limit
# expect: memory_limit_exceeded
# stdout-contains: begun
import os
import time

print("begun", flush=True)
for _ in range(16):
    if os.fork() == 0:
        held = b"x" * (64 << 20)
        time.sleep(60)
time.sleep(60)
