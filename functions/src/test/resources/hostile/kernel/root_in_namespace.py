# what: becomes root of a user namespace, mounts an overlay of the whole image over itself, and changes everything there
# expect: completed
# fetch: *.bin
# artifacts: none
import os

import attempt

USER, GROUP = os.getuid(), os.getgid()


def write(path, text):
    fd = os.open(path, os.O_WRONLY)
    try:
        return os.write(fd, text.encode())
    finally:
        os.close(fd)


def hide():
    attempt.syscall("mount", b"t", b"/workspace", b"tmpfs", 0, 0)
    os.close(os.open("/workspace/x.bin", os.O_CREAT | os.O_WRONLY))


if attempt.tried("namespaces", attempt.syscall, "unshare", 0x10000000 | 0x20000 | 0x4000000):
    for name, text in (("setgroups", "deny"), ("uid_map", f"0 {USER} 1"), ("gid_map", f"0 {GROUP} 1")):
        attempt.tried(name, write, f"/proc/self/{name}", text)
    for folder in ("/tmp/lower", "/tmp/upper", "/tmp/work", "/tmp/merged"):
        os.mkdir(folder)
    attempt.tried("the root, writable", attempt.syscall, "mount", b"none", b"/", b"", 32, 0)
    attempt.refused("create in the root", os.mkdir, "/new")
    attempt.refused("create in /usr", os.mkdir, "/usr/new")
    attempt.tried("overlay", attempt.syscall, "mount", b"o", b"/tmp/merged", b"overlay", 0, b"lowerdir=/,upperdir=/tmp/upper,workdir=/tmp/work")
    attempt.tried("a tmpfs over /usr", attempt.syscall, "mount", b"t", b"/cofferdam", b"tmpfs", 0, 0)
    attempt.tried("/proc again", attempt.syscall, "mount", b"p", b"/proc", b"proc", 0, 0)
    attempt.tried("/sys", attempt.syscall, "mount", b"s", b"/sys", b"sysfs", 0, 0)
    attempt.tried("control groups", attempt.syscall, "mount", b"c", b"/tmp/lower", b"cgroup", 0, b"memory")
    attempt.tried("a file of root's", write, "/tmp/merged/etc/passwd", "x")
    attempt.tried("an account", write, "/etc/passwd", "x")
    for name in ("core_pattern", "modprobe", "hostname", "sysrq"):
        attempt.tried(name, write, f"/proc/sys/kernel/{name}", "|/workspace/x")
    attempt.tried("hidden result", hide)
attempt.finish()
