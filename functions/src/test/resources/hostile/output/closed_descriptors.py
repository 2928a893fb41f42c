# what: closes 0, 1 and 2, opens other things in their place, and goes on
# expect: runtime_error
# code: 7
# stdout-contains: before
import os

print("before", flush=True)
for fd in (0, 1, 2):
    os.close(fd)
for name in ("zero", "one", "two"):
    os.open(name, os.O_CREAT | os.O_RDWR)
os.write(1, b"nobody reads this")
os._exit(7)
