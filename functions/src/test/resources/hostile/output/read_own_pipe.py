# what: opens its own standard output for reading, and takes away what it printed before anybody sees it
# expect: completed, time_limit_exceeded
# why: the pipe may be empty already, and then the reading waits
# limits: run_timeout=1500
import os

os.write(1, b"first\n")
fd = os.open("/proc/self/fd/1", os.O_RDONLY | os.O_NONBLOCK)
for _ in range(1000):
    os.write(1, b"z" * 50)
    try:
        os.read(fd, 1 << 20)
    except BlockingIOError:
        pass
os.set_blocking(1, False)
