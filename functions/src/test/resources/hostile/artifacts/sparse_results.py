# what: leaves files of the greatest size that is allowed, all of them empty space
# expect: completed
# fetch: *.bin
# limits: file_size=268435456 disk=32MiB
import os

for number in range(40):
    fd = os.open(f"s{number:02}.bin", os.O_CREAT | os.O_WRONLY)
    os.ftruncate(fd, 256 << 20)
    os.close(fd)
