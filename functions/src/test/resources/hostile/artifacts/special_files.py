# what: leaves a FIFO, a socket and devices where files are expected
# expect: completed
# fetch: *.bin
# artifacts: real.bin
import os
import socket
import stat

import attempt

os.mkfifo("fifo.bin")
server = socket.socket(socket.AF_UNIX)
server.bind("socket.bin")
attempt.tried("a character device", os.mknod, "zero.bin", stat.S_IFCHR | 0o666, os.makedev(1, 5))
attempt.tried("a block device", os.mknod, "disk.bin", stat.S_IFBLK | 0o666, os.makedev(8, 0))
attempt.tried("a door to nowhere", os.mknod, "nowhere.bin", stat.S_IFCHR | 0o666, os.makedev(0, 0))
os.makedirs("folder.bin")
with open("real.bin", "wb") as file:
    file.write(b"real")
attempt.finish()
