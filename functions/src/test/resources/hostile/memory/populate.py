# what: has the kernel fill eight gigabytes in one system call, faster than anybody can look
# expect: memory_limit_exceeded
# stdout-contains: begun
# stdout-lacks: survived
import mmap

print("begun", flush=True)
MAP_POPULATE = 0x8000
area = mmap.mmap(-1, 8 << 30, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | MAP_POPULATE)
for at in range(0, len(area), 4096):
    area[at] = 1
print("survived")
