# what: has the kernel copy a file that is all hole to standard output
# expect: output_limit_exceeded
import os

fd = os.memfd_create("sparse")
os.ftruncate(fd, 32 << 20)
while True:
    os.lseek(fd, 0, os.SEEK_SET)
    while os.sendfile(1, fd, None, 1 << 20) > 0:
        pass
