# what: ends while it traces children that are stopped in the middle of a system call, an exec and their end
# expect: completed
# stdout-contains: parent done
import os
import signal
import sys
import time

import attempt

for ending in ("call", "exec", "end", "sleep"):
    child = os.fork()
    if child == 0:
        attempt.syscall("ptrace", 0, 0, 0, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
        if ending == "exec":
            os.execv(sys.executable, [sys.executable, "-c", ""])
        if ending == "sleep":
            time.sleep(60)
        os._exit(0)
    os.waitpid(child, 0)
    attempt.tried("options", attempt.syscall, "ptrace", 0x4200, child, 0, 0x7F)
    attempt.tried(ending, attempt.syscall, "ptrace", 24 if ending == "call" else 7, child, 0, 0)
time.sleep(0.2)
print("parent done", flush=True)
os._exit(0)
