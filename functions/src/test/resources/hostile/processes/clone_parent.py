# what: makes children whose parent would be the runner, and such with every odd mix of flags
# expect: completed, signaled, runtime_error
# why: a raw clone without a stack of its own may well crash the program, and nothing else
import os

import attempt

CLONE_PARENT, CLONE_THREAD, CLONE_VM, CLONE_SIGHAND, SIGCHLD = 0x8000, 0x10000, 0x100, 0x800, 17
for flags in (CLONE_PARENT, CLONE_PARENT | SIGCHLD, CLONE_THREAD, CLONE_THREAD | CLONE_SIGHAND, 0x1_0000_0000, 0x2000000, 0x4000000):
    def clone(flags=flags):
        child = attempt.syscall("clone", flags, 0, 0, 0, 0)
        if child == 0:
            os._exit(0)
        return child
    attempt.tried(f"clone {flags:#x}", clone)
print("alive", flush=True)
