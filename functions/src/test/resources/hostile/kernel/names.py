# what: renames the machine and its domain, also in a namespace of its own
# expect: completed
import os
import socket

import attempt

print(socket.gethostname())
attempt.refused("host name", attempt.syscall, "sethostname", b"owned", 5)
attempt.refused("domain name", attempt.syscall, "setdomainname", b"owned", 5)
attempt.refused("host name by file", lambda: open("/proc/sys/kernel/hostname", "w").write("owned"))
if os.fork() == 0:
    if attempt.tried("namespaces", attempt.syscall, "unshare", 0x10000000 | 0x04000000):
        attempt.tried("host name in a namespace", attempt.syscall, "sethostname", b"owned", 5)
    os._exit(0)
os.wait()
attempt.claim("the name is as before", socket.gethostname() != "owned")
attempt.finish()
