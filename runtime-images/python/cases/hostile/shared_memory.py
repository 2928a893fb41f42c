# what: fills the memory that processes share as files
# expect: memory_limit_exceeded
# limits: run_memory=64MiB run_timeout=20000 run_cpu_time=20000
# message-contains: bytes of memory
block = b"x" * (1 << 20)
number = 0
while True:
    number += 1
    try:
        with open(f"/dev/shm/held{number}", "wb") as file:
            file.write(block)
    except OSError:
        pass
