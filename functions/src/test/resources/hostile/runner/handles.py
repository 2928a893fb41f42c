# what: takes a handle of the first process and asks it for that process's open files
# expect: completed
import os
import signal

import attempt

handle = None
try:
    handle = attempt.syscall("pidfd_open", 1, 0)
except OSError as error:
    print("refused a handle", error)
if handle is not None and os.getpid() != 1:
    for fd in range(8):
        attempt.refused(f"its descriptor {fd}", attempt.syscall, "pidfd_getfd", handle, fd, 0)
    attempt.refused("a signal through it", attempt.syscall, "pidfd_send_signal", handle, signal.SIGKILL, None, 0)
    attempt.refused("its namespaces", attempt.syscall, "setns", handle, 0x20000000)
for path in ("/proc/1", "/proc/self"):
    fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    attempt.tried(f"a signal through {path}", attempt.syscall, "pidfd_send_signal", fd, 0, None, 0)
attempt.finish()
