# what: takes a million locks on single bytes of a file
# expect: completed, time_limit_exceeded, cpu_limit_exceeded, memory_limit_exceeded
# why: each end within the limits is right; what must not happen is that the sandbox dies
# limits: run_timeout=2000
# stdout-contains: begun
import fcntl

print("begun", flush=True)
with open("locked", "wb") as file:
    for at in range(0, 2_000_000, 2):
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, at)
        except OSError as error:
            print("stopped at", at, error)
            break
