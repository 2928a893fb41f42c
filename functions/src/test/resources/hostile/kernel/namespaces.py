# what: asks for every namespace, alone and with a user namespace, and uses the rights that it gets there
# expect: completed
# args: {host_file}
import os
import subprocess
import sys

import attempt

USER, GROUP = os.getuid(), os.getgid()
NEW = {"mount": 0x20000, "cgroup": 0x2000000, "uts": 0x4000000, "ipc": 0x8000000, "user": 0x10000000, "pid": 0x20000000, "net": 0x40000000, "time": 0x80}


def write(name, text):
    fd = os.open(f"/proc/self/{name}", os.O_WRONLY)
    try:
        return os.write(fd, text.encode())
    finally:
        os.close(fd)


def inside(flags):
    attempt.syscall("unshare", flags)
    print("rights", [line for line in open("/proc/self/status") if line.startswith("CapEff")])
    for name, ids in (("setgroups", "deny"), ("uid_map", f"0 {USER} 1"), ("gid_map", f"0 {GROUP} 1")):
        attempt.tried(name, write, name, ids)
    attempt.tried("root over /tmp", os.chroot, "/tmp")
    os.chdir("/")
    attempt.refused("the host's file", os.open, sys.argv[1], os.O_RDONLY)
    attempt.refused("out of the root", os.open, "../../../../" + sys.argv[1], os.O_RDONLY)
    attempt.refused("root's file", os.open, "/etc/passwd", os.O_RDWR)


for name, flag in NEW.items():
    for flags in (flag, flag | NEW["user"]):
        child = os.fork()
        if child == 0:
            attempt.tried(f"{name} {flags:#x}", inside, flags)
            attempt.finish()
        attempt.claim(f"nothing came of {name}", os.waitpid(child, 0)[1] == 0)
attempt.claim("still fine", subprocess.run([sys.executable, "-c", ""], check=False).returncode == 0)
attempt.finish()
