# what: mounts other things over the workspace in a namespace of its own, and leaves results there
# expect: completed
# fetch: *.bin
# artifacts: seen.bin
import os

import attempt

with open("seen.bin", "wb") as file:
    file.write(b"outside of the mount")
CLONE_NEWUSER, CLONE_NEWNS, MS_BIND = 0x10000000, 0x20000, 4096
if attempt.tried("namespaces", attempt.syscall, "unshare", CLONE_NEWUSER | CLONE_NEWNS):
    attempt.tried("bind", attempt.syscall, "mount", b"/etc", b"/workspace", b"", MS_BIND, 0)
    attempt.tried("tmpfs", attempt.syscall, "mount", b"x", b"/workspace", b"tmpfs", 0, 0)
    attempt.tried("hidden", lambda: os.close(os.open("/workspace/hidden.bin", os.O_CREAT | os.O_WRONLY)))
attempt.finish()
