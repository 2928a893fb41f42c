# what: becomes another user, joins other groups, and takes capabilities
# expect: completed
import ctypes
import os

import attempt

attempt.claim("an unprivileged user", 0 not in os.getresuid() + os.getresgid())
for number in (0, 1, 1000, 65534):
    for call in ("setuid", "setgid"):
        attempt.refused(f"{call} {number}", attempt.syscall, call, number)
    attempt.refused(f"setresuid {number}", os.setresuid, number, number, number)
    attempt.refused(f"setresgid {number}", os.setresgid, number, number, number)
    attempt.refused(f"effective {number}", os.seteuid, number)
    attempt.refused(f"groups {number}", os.setgroups, [number])
    attempt.tried(f"file user {number}", attempt.syscall, "setfsuid", number)
attempt.claim("no group of root's", 0 not in os.getgroups())
header = (ctypes.c_uint32 * 2)(0x20080522, 0)
all_rights = (ctypes.c_uint32 * 6)(*[0xFFFFFFFF] * 6)
attempt.refused("every capability", attempt.syscall, "capset", ctypes.byref(header), ctypes.byref(all_rights))
with open("/proc/self/status") as file:
    status = dict(line.split(":\t", 1) for line in file.read().splitlines() if ":\t" in line)
for name in ("CapPrm", "CapEff", "CapInh"):
    attempt.claim(f"{name} is empty: {status[name]}", int(status[name], 16) == 0)
attempt.claim("no new privileges", status.get("NoNewPrivs", "1") == "1")
attempt.finish()
