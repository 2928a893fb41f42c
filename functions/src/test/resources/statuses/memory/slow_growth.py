# what: grows by a little, again and again
# expect: memory_limit_exceeded
# limits: run_memory=64MiB run_timeout=10000
# stdout: so far\n
# signal: SIGKILL
# message-contains: 67108864 bytes
import time

print("so far", flush=True)
held = []
while True:
    held.append(b"x" * 1_000_000)
    time.sleep(0.002)
