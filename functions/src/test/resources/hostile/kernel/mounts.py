# what: mounts, remounts, unmounts and moves, as itself and by the newer calls
# expect: completed
import os

import attempt

MS_RDONLY, MS_REMOUNT, MS_BIND, MS_MOVE = 1, 32, 4096, 8192
for kind in (b"tmpfs", b"proc", b"sysfs", b"cgroup", b"cgroup2", b"overlay", b"devtmpfs", b"ext4", b"9p", b"debugfs", b"bpf", b"nfs", b"mqueue"):
    attempt.refused(f"mount {kind}", attempt.syscall, "mount", b"none", b"/tmp", kind, 0, 0)
for source, target, flags in ((b"/", b"/tmp", MS_BIND), (b"none", b"/", MS_REMOUNT), (b"none", b"/usr", MS_REMOUNT), (b"/workspace", b"/tmp", MS_MOVE),
                              (b"/proc/1/root", b"/tmp", MS_BIND)):
    attempt.refused(f"mount {source} on {target} {flags}", attempt.syscall, "mount", source, target, b"", flags, 0)
for target in (b"/", b"/proc", b"/tmp", b"/workspace", b"/dev", b"/sys"):
    attempt.refused(f"unmount {target}", attempt.syscall, "umount2", target, 2)
attempt.refused("open a tree", attempt.syscall, "open_tree", -100, b"/", 1)
attempt.refused("a new file system", attempt.syscall, "fsopen", b"tmpfs", 0)
attempt.refused("move a mount", attempt.syscall, "move_mount", -100, b"/tmp", -100, b"/workspace", 0)
attempt.refused("change a mount", attempt.syscall, "mount_setattr", -100, b"/", 0, (b"\0" * 32), 32)
attempt.refused("another root", attempt.syscall, "pivot_root", b"/tmp", b"/tmp")
attempt.refused("a smaller root", os.chroot, "/tmp")
attempt.finish()
