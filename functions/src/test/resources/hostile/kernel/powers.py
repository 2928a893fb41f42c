# what: calls what only the owner of a machine may: restart, modules, swap, accounts, ports, another kernel
# expect: completed
import ctypes
import os

import attempt

fd = os.memfd_create("module")
os.write(fd, b"\x7fELF" + b"\0" * 100)
buffer = ctypes.create_string_buffer(64)
for magic in (0x01234567, 0x4321FEDC, 0xCDEF0123, 0xA1B2C3D4, 0x45584543, 0):
    attempt.refused(f"reboot {magic:#x}", attempt.syscall, "reboot", 0xFEE1DEAD, 672274793, magic, 0)
attempt.refused("load a module", attempt.syscall, "init_module", buffer, 64, b"")
attempt.refused("load a module from a file", attempt.syscall, "finit_module", fd, b"", 0)
attempt.refused("unload a module", attempt.syscall, "delete_module", b"overlay", 0)
attempt.refused("another kernel", attempt.syscall, "kexec_load", 0, 0, 0, 0)
attempt.refused("another kernel from a file", attempt.syscall, "kexec_file_load", fd, fd, 0, b"", 0)
attempt.refused("swap on", attempt.syscall, "swapon", b"/workspace/main.py", 0)
attempt.refused("swap off", attempt.syscall, "swapoff", b"/dev/sda2")
attempt.refused("accounting", attempt.syscall, "acct", b"/workspace/acct")
attempt.refused("quotas", attempt.syscall, "quotactl", 0x800001 << 8, b"/dev/sda1", 0, buffer)
attempt.refused("ports", attempt.syscall, "iopl", 3)
attempt.refused("a port", attempt.syscall, "ioperm", 0x60, 1, 1)
attempt.refused("hang up", attempt.syscall, "vhangup")
attempt.refused("the kernel's log, cleared", attempt.syscall, "syslog", 5, 0, 0)
attempt.refused("the console's level", attempt.syscall, "syslog", 8, 0, 1)
attempt.refused("a file by handle", attempt.syscall, "open_by_handle_at", -100, buffer, 0)
attempt.refused("what is cached", attempt.syscall, "lookup_dcookie", 1, buffer, 64)
attempt.refused("everybody's file events", attempt.syscall, "fanotify_init", 0, 0)
attempt.finish()
