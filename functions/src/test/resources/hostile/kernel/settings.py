# what: writes to every setting that /proc/sys and /sys show
# expect: completed
# limits: run_timeout=8000
import os

import attempt


def write(path):
    fd = os.open(path, os.O_WRONLY)
    try:
        return os.write(fd, b"1")
    finally:
        os.close(fd)


tried = 0
managed = []
for root in ("/proc/sys", "/sys", "/proc/irq", "/proc/bus", "/proc/fs", "/proc/driver"):
    for top, _, names in os.walk(root):
        for name in names:
            tried += 1
            try:
                write(os.path.join(top, name))
                managed.append(os.path.join(top, name))
            except OSError:
                pass
for path in ("/proc/sysrq-trigger", "/proc/mtrr", "/proc/scsi/scsi", "/proc/kcore", "/proc/timer_list", "/proc/latency_stats"):
    attempt.refused(path, write, path)
print(tried, "settings", managed)
attempt.claim("none of them took it", not managed)
attempt.finish()
