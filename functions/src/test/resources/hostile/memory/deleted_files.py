# what: fills the disk with files that it has deleted and holds open
# expect: disk_limit_exceeded
# stdout-contains: begun
import os

print("begun", flush=True)
held = []
while True:
    fd = os.open("gone", os.O_CREAT | os.O_RDWR | os.O_EXCL)
    os.unlink("gone")
    os.write(fd, b"x" * (4 << 20))
    held.append(fd)
