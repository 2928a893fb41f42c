# what: opens every device file that the image or the sandbox has, and those a machine has
# expect: completed
import fcntl
import os
import struct

import attempt

HARMLESS = {"null", "zero", "full", "random", "urandom", "tty", "ptmx", "stdin", "stdout", "stderr", "fd", "shm", "pts", "console", "core", "mqueue", "fuse", "net", "char"}
print(sorted(os.listdir("/dev")))
attempt.claim("only harmless ones are there", set(os.listdir("/dev")) <= HARMLESS)
attempt.claim("what is named by number is one of them", all(os.path.realpath(f"/dev/char/{name}").split("/")[2] in HARMLESS for name in (os.listdir("/dev/char") if os.path.isdir("/dev/char") else ())))
for name in ("mem", "kmem", "port", "kmsg", "kvm", "vhost-net", "vhost-vsock", "loop0", "loop-control", "sda", "vda",
             "nvme0", "mapper/control", "cpu/0/msr", "hpet", "rtc0", "input/event0", "snapshot", "nvidia0", "dri/card0", "userfaultfd", "sgx_enclave"):
    attempt.refused(name, os.open, f"/dev/{name}", os.O_RDWR)
# A sandbox may have its own of these two, which reach nothing without rights.
interface = struct.pack("16sH22x", b"tap0", 0x0002)
attempt.refused("an interface by net/tun", lambda: fcntl.ioctl(os.open("/dev/net/tun", os.O_RDWR), 0x400454CA, interface))
attempt.finish()
