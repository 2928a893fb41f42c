# what: makes files of the greatest length without writing to them
# expect: completed
# limits: file_size=1000000
# code: 0
import os
import signal

import attempt

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
fd = os.open("giant", os.O_CREAT | os.O_RDWR)
for size in (1_000_001, 1 << 40, (1 << 63) - 1, -1):
    attempt.refused(f"length {size}", os.ftruncate, fd, size)
    attempt.refused(f"room for {size}", os.posix_fallocate, fd, 0, size)
attempt.refused("a byte far out", os.pwrite, fd, b"x", 1 << 40)
attempt.claim("the file is still small", os.fstat(fd).st_size <= 1_000_000)
attempt.finish()
