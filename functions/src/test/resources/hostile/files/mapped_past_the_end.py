# what: maps a file, cuts it short and touches what is gone; maps one over the size limit
# expect: signaled
# signal: SIGBUS
import mmap
import os

fd = os.open("mapped", os.O_CREAT | os.O_RDWR)
os.ftruncate(fd, 1 << 20)
area = mmap.mmap(fd, 1 << 20)
os.ftruncate(fd, 0)
print(area[1 << 19])
