# what: queues real-time signals and makes timers by the thousand, far beyond what anybody needs
# expect: completed
# limits: run_timeout=8000
import ctypes
import os
import signal

import attempt


def timers():
    for number in range(20_000):
        attempt.syscall("timer_create", 1, None, ctypes.byref(ctypes.c_int()))
    return number


def queue():
    info = (ctypes.c_int * 32)(signal.SIGRTMIN + 3, 0, -1)
    for number in range(20_000):
        attempt.syscall("rt_sigqueueinfo", os.getpid(), signal.SIGRTMIN + 3, ctypes.byref(info))
    return number


signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
attempt.tried("timers", timers)
attempt.tried("signals", queue)
attempt.finish()
