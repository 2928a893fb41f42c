# what: reads and writes everything that /proc shows of processes that are not its own
# expect: completed
import os

import attempt


def is_mine(pid):
    with open(f"/proc/{pid}/cmdline", "rb") as file:
        return b"main.py" in file.read()


def read(path):
    with open(path, "rb") as file:
        return file.read(4096) or attempt_nothing()


def attempt_nothing():
    raise OSError("nothing in it")


def write(path):
    fd = os.open(path, os.O_WRONLY)
    return os.pwrite(fd, b"x", 0)


pids = [int(name) for name in os.listdir("/proc") if name.isdigit()]
others = {pid for pid in pids + [1, os.getppid()] if pid > 0 and not is_mine(pid)}
print("others", others)
for pid in others:
    for name in ("environ", "mem", "maps", "auxv", "stack", "syscall", "fd/0", "fd/1", "root/etc/passwd", "cwd/main.py", "pagemap", "personality"):
        attempt.refused(f"read {pid} {name}", read, f"/proc/{pid}/{name}")
    for name in ("mem", "fd/0", "fd/1", "oom_score_adj", "clear_refs", "attr/current", "comm", "uid_map", "timerslack_ns"):
        attempt.refused(f"write {pid} {name}", write, f"/proc/{pid}/{name}")
    for name in ("exe", "cwd", "root", "fd/0", "ns/pid"):
        attempt.refused(f"link {pid} {name}", os.readlink, f"/proc/{pid}/{name}")
with open("/proc/1/cmdline", "rb") as file:
    attempt.claim("no runner to be seen or none to be touched", is_mine(1) or b"runner" in file.read())
attempt.finish()
