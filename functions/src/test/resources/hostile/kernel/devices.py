# what: makes a node for every device that there could be, in every place it can write to, and opens them
# expect: completed
import os
import stat

import attempt


def open_node(path, kind, major, minor):
    os.mknod(path, kind | 0o666, os.makedev(major, minor))
    try:
        os.close(os.open(path, os.O_RDWR | os.O_NONBLOCK))
    finally:
        os.unlink(path)


# What a sandbox's own kernel makes up: null, zero, full, random, urandom, tty, tun, fuse. Nothing of the machine's.
HARMLESS = {(1, 3), (1, 5), (1, 7), (1, 8), (1, 9), (5, 0), (10, 200), (10, 229)}
opened = []
for folder in ("/tmp", "/workspace", "/dev/shm"):
    for kind in (stat.S_IFCHR, stat.S_IFBLK):
        for major in range(256):
            for minor in (0, 1, 2, 3, 4, 5, 8, 11, 200, 228, 229, 232):
                try:
                    open_node(f"{folder}/node", kind, major, minor)
                    if kind == stat.S_IFBLK or (major, minor) not in HARMLESS:
                        opened.append((folder, kind, major, minor))
                except OSError:
                    pass
attempt.claim(f"none of the machine's could be opened {opened}", not opened)
attempt.finish()
