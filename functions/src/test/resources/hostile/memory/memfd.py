# what: fills files that have no name and lie in memory
# expect: memory_limit_exceeded
# stdout-contains: begun
import os

print("begun", flush=True)
files = []
while True:
    fd = os.memfd_create("x")
    os.write(fd, b"x" * (8 << 20))
    files.append(fd)
