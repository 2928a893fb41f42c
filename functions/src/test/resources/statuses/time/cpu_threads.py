# what: uses up its processor time in threads outside of the interpreter's lock
# expect: cpu_limit_exceeded
# limits: run_cpu_time=800 run_timeout=10000
# stdout: so far\n
import hashlib
import threading

print("so far", flush=True)
block = b"x" * (1 << 22)


def hash_on():
    while True:
        hashlib.sha256(block)


for _ in range(4):
    threading.Thread(target=hash_on).start()
