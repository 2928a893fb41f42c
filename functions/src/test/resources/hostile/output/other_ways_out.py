# what: prints through every name that standard output has
# expect: completed
# stdout-contains: by /dev/stdout
# stdout-contains: by /proc/self/fd/1
import os

import attempt


def write(path, flags=os.O_WRONLY):
    fd = os.open(path, flags)
    os.write(fd, f"by {path}\n".encode())
    os.close(fd)


for path in ("/dev/stdout", "/proc/self/fd/1", "/dev/fd/1", "/proc/thread-self/fd/1"):
    attempt.tried(path, write, path)
os.write(os.dup(1), b"by a copy\n")
attempt.refused("the terminal", write, "/dev/tty")
attempt.refused("the console", write, "/dev/console")
attempt.finish()
