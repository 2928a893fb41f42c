# what: kills everything that it may kill
# expect: completed, signaled
# why: whether the sender is spared differs between kernels
# stdout-contains: begun
import os
import signal

print("begun", flush=True)
for _ in range(3):
    os.fork()
os.kill(-1, signal.SIGKILL)
