# what: reaches for every process but its own by ptrace, memory calls, limits and handles
# expect: completed
import ctypes
import os
import signal

import attempt


class Vector(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]


buffer = ctypes.create_string_buffer(64)
local = Vector(ctypes.addressof(buffer), 64)
remote = Vector(0x400000, 64)
limit = (ctypes.c_uint64 * 2)(0, 0)
targets = [pid for pid in range(0, 33) if pid not in (0, os.getpid())] + [os.getppid(), 2**22, -1, 2**31 - 1]
targets = [pid for pid in targets if pid not in (0, os.getpid())]
for pid in targets:
    attempt.refused(f"attach {pid}", attempt.syscall, "ptrace", 16, pid, 0, 0)
    attempt.refused(f"seize {pid}", attempt.syscall, "ptrace", 0x4206, pid, 0, 0)
    attempt.refused(f"read {pid}", attempt.syscall, "process_vm_readv", pid, ctypes.byref(local), 1, ctypes.byref(remote), 1, 0)
    attempt.refused(f"write {pid}", attempt.syscall, "process_vm_writev", pid, ctypes.byref(local), 1, ctypes.byref(remote), 1, 0)
    attempt.refused(f"limits of {pid}", attempt.syscall, "prlimit64", pid, 7, ctypes.byref(limit), None)
    attempt.refused(f"handle of {pid}", attempt.syscall, "pidfd_open", pid, 0)
    attempt.refused(f"compare {pid}", attempt.syscall, "kcmp", os.getpid(), pid, 0, 0, 0)
    attempt.refused(f"stop a thread {pid}", attempt.syscall, "tkill", pid, signal.SIGSTOP)
    if pid > 0:
        attempt.refused(f"stop {pid}", os.kill, pid, signal.SIGSTOP)
        attempt.refused(f"priority of {pid}", os.setpriority, os.PRIO_PROCESS, pid, 19)
        attempt.refused(f"session of {pid}", os.getsid, pid)
attempt.finish()
