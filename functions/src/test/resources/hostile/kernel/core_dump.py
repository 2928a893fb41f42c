# what: asks for a core dump, names a program for it, and crashes
# expect: signaled
# signal: SIGSEGV
# fetch: core* *.bin
# artifacts: none
import ctypes
import resource

import attempt

attempt.refused("cores", resource.setrlimit, resource.RLIMIT_CORE, (1 << 30, 1 << 30))
attempt.refused("a program for cores", lambda: open("/proc/sys/kernel/core_pattern", "w").write("|/workspace/x"))
attempt.tried("be dumpable", attempt.syscall, "prctl", 4, 1, 0, 0, 0)
ctypes.string_at(8)
