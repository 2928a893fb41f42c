# what: mounts a file system that it never serves, and has processes wait in it where no signal may reach them
# expect: completed, time_limit_exceeded
# why: a kernel without such file systems refuses, and one that has them must let go of those who wait
# limits: run_timeout=600
import os
import time

import attempt


USER, GROUP = os.getuid(), os.getgid()


def mount():
    for name, number in (("uid_map", USER), ("gid_map", GROUP)):
        map_fd = os.open(f"/proc/self/{name}", os.O_WRONLY)
        os.write(map_fd, f"{number} {number} 1".encode())
        os.close(map_fd)
    fd = os.open("/dev/fuse", os.O_RDWR)
    os.mkdir("/tmp/served")
    print("open", flush=True)
    options = f"fd={fd},rootmode=40000,user_id={USER},group_id={GROUP}"
    attempt.syscall("mount", b"fuse", b"/tmp/served", b"fuse", 0, options.encode())
    return fd


if attempt.tried("namespaces", attempt.syscall, "unshare", 0x10000000 | 0x20000) and attempt.tried("mount", mount):
    for _ in range(4):
        if os.fork() == 0:
            attempt.tried("wait in it", os.listdir, "/tmp/served")
            os._exit(0)
    attempt.tried("wait in it", os.stat, "/tmp/served/x")
    time.sleep(60)
