# what: reads the kernel's log in every way
# expect: completed
# stdout-lacks: memcg
import ctypes
import os

import attempt

buffer = ctypes.create_string_buffer(1 << 16)
for action in (2, 3, 4, 9, 10):
    attempt.tried(f"log {action}", attempt.syscall, "syslog", action, buffer, 1 << 16) if action in (3, 10) else None
    print(buffer.value.decode(errors="replace"), flush=True)
for path in ("/proc/kmsg", "/dev/kmsg", "/var/log/kern.log", "/var/log/messages", "/var/log/syslog"):
    attempt.refused(path, os.open, path, os.O_RDONLY | os.O_NONBLOCK)
attempt.finish()
