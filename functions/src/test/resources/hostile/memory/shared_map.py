# what: fills memory that several processes share
# expect: memory_limit_exceeded
# stdout-contains: begun
import mmap
import os

print("begun", flush=True)
areas = []
os.fork()
while True:
    area = mmap.mmap(-1, 16 << 20)
    area.write(b"x" * len(area))
    areas.append(area)
