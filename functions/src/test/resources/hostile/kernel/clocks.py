# what: sets every clock, shifts time, and asks for time namespaces
# expect: completed
import ctypes
import time

import attempt

now = time.time()
second = (ctypes.c_long * 2)(0, 0)
shift = (ctypes.c_long * 32)(0x0100, 10**9)
attempt.refused("settimeofday", attempt.syscall, "settimeofday", ctypes.byref(second), None)
for clock in range(12):
    attempt.refused(f"clock {clock}", attempt.syscall, "clock_settime", clock, ctypes.byref(second))
attempt.refused("adjtimex", attempt.syscall, "adjtimex", ctypes.byref(shift))
attempt.refused("clock_adjtime", attempt.syscall, "clock_adjtime", 0, ctypes.byref(shift))
attempt.refused("a time namespace's offsets", open, "/proc/self/timens_offsets", "w")
attempt.refused("the hardware's clock", open, "/dev/rtc", "w")
attempt.claim("time went on as ever", 0 <= time.time() - now < 60)
attempt.finish()
