# what: hides memory in the kernel, as bytes in pipes that nobody reads, in many processes
# expect: memory_limit_exceeded, completed
# why: the bound of open files may stop it before the wall does; its next look at itself decides nothing
# limits: run_timeout=6000
# stdout-contains: begun
import fcntl
import os
import time

print("begun", flush=True)
children = [pid for pid in (os.fork() for _ in range(5)) if pid]
pipes = []
try:
    while True:
        ends = os.pipe()
        pipes.append(ends)
        os.set_blocking(ends[1], False)
        fcntl.fcntl(ends[1], 1031, 1 << 20)
        while True:
            try:
                os.write(ends[1], b"x" * (1 << 20))
            except BlockingIOError:
                break
except OSError as error:
    print("stopped at", len(pipes), error, flush=True)
time.sleep(1)
