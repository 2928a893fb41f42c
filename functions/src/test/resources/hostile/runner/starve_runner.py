# what: takes every process, file and byte that its limits leave, and spins, so that the runner finds none
# expect: time_limit_exceeded, process_limit_exceeded, memory_limit_exceeded, cpu_limit_exceeded
# why: whichever of the limits it meets first
# limits: run_timeout=2000 processes=60
# stdout-contains: begun
import os

print("begun", flush=True)


def spin():
    while True:
        try:
            os.sched_yield()
        except OSError:
            pass


for _ in range(5):
    os.fork()
held = [os.open("/dev/null", os.O_RDONLY) for _ in range(200)]
try:
    with open(f"full{os.getpid()}", "wb") as file:
        file.write(b"x" * (20 << 20))
except OSError:
    pass
spin()
