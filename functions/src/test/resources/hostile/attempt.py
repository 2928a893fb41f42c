"""What the hostile programs share: attempts that must be refused, and raw system calls."""

import ctypes
import errno
import os
import platform
import sys

# name, number on x86-64, number on arm64; None where a processor has no such call.
_CALLS = {
    name: numbers
    for name, *numbers in (
        ("ioctl", 16, 29), ("shmget", 29, 194), ("shmat", 30, 196), ("msgget", 68, 186), ("msgsnd", 69, 189),
        ("semget", 64, 190), ("clone", 56, 220), ("vfork", 58, None), ("kill", 62, 129), ("ptrace", 101, 117),
        ("syslog", 103, 116), ("setuid", 105, 146), ("setgid", 106, 144), ("setgroups", 116, 159),
        ("setresuid", 117, 147), ("setresgid", 119, 149), ("setfsuid", 122, 151), ("capget", 125, 90),
        ("capset", 126, 91), ("rt_sigqueueinfo", 129, 138), ("personality", 135, 92), ("sched_setscheduler", 144, 119),
        ("mlockall", 151, 230), ("vhangup", 153, 58), ("modify_ldt", 154, None), ("pivot_root", 155, 41),
        ("prctl", 157, 167), ("adjtimex", 159, 171), ("chroot", 161, 51), ("acct", 163, 89), ("settimeofday", 164, 170),
        ("mount", 165, 40), ("umount2", 166, 39), ("swapon", 167, 224), ("swapoff", 168, 225), ("reboot", 169, 142),
        ("sethostname", 170, 161), ("setdomainname", 171, 162), ("iopl", 172, None), ("ioperm", 173, None),
        ("init_module", 175, 105), ("delete_module", 176, 106), ("quotactl", 179, 60), ("setxattr", 188, 5),
        ("tkill", 200, 130), ("io_setup", 206, 0), ("lookup_dcookie", 212, 18), ("timer_create", 222, 107),
        ("clock_settime", 227, 112), ("tgkill", 234, 131), ("mbind", 237, 235), ("kexec_load", 246, 104),
        ("add_key", 248, 217), ("request_key", 249, 218), ("keyctl", 250, 219), ("ioprio_set", 251, 30),
        ("inotify_init1", 294, 26), ("inotify_add_watch", 254, 27), ("migrate_pages", 256, 238), ("unshare", 272, 97),
        ("splice", 275, 76), ("tee", 276, 77), ("vmsplice", 278, 75), ("move_pages", 279, 239),
        ("signalfd4", 289, 74), ("perf_event_open", 298, 241), ("fanotify_init", 300, 262), ("prlimit64", 302, 261),
        ("name_to_handle_at", 303, 264), ("open_by_handle_at", 304, 265), ("clock_adjtime", 305, 266),
        ("setns", 308, 268), ("process_vm_readv", 310, 270), ("process_vm_writev", 311, 271), ("kcmp", 312, 272),
        ("finit_module", 313, 273), ("sched_setattr", 314, 274), ("seccomp", 317, 277), ("memfd_create", 319, 279),
        ("kexec_file_load", 320, 294), ("bpf", 321, 280), ("userfaultfd", 323, 282), ("io_uring_setup", 425, 425),
        ("pidfd_send_signal", 424, 424), ("open_tree", 428, 428), ("move_mount", 429, 429), ("fsopen", 430, 430),
        ("fsconfig", 431, 431), ("fsmount", 432, 432), ("pidfd_open", 434, 434), ("clone3", 435, 435),
        ("openat2", 437, 437), ("pidfd_getfd", 438, 438), ("process_madvise", 440, 440), ("mount_setattr", 442, 442),
        ("landlock_create_ruleset", 444, 444), ("memfd_secret", 447, 447), ("process_mrelease", 448, 448),
        ("cachestat", 451, 451), ("map_shadow_stack", 453, 453),
    )
}
_COLUMN = {"x86_64": 0, "aarch64": 1}[platform.machine()]
_libc = ctypes.CDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long
_managed = []


def number(call):
    """The number of a call on this processor, or None."""
    return _CALLS[call][_COLUMN]


def syscall(call, *arguments):
    """What the kernel answers to a call, by name or number; an OSError where it refuses."""
    called = number(call) if isinstance(call, str) else call
    if called is None:
        raise OSError(errno.ENOSYS, "no such call on this processor")
    words = [ctypes.c_long(word) if isinstance(word, int) else word for word in arguments]
    answer = _libc.syscall(ctypes.c_long(called), *words)
    if answer == -1:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return answer


def refused(what, attempt, *arguments):
    """Tries what must fail, and says what happened."""
    try:
        answer = attempt(*arguments)
    except (OSError, ValueError, OverflowError) as error:
        print(f"refused {what}: {_name(error)}", flush=True)
        return
    _managed.append(what)
    print(f"MANAGED {what}: {answer!r:.200}", flush=True)


def tried(what, attempt, *arguments):
    """Tries what may work, because it reaches nothing but the program's own world."""
    try:
        print(f"worked {what}: {attempt(*arguments)!r:.200}", flush=True)
        return True
    except (OSError, ValueError, OverflowError) as error:
        print(f"refused {what}: {_name(error)}", flush=True)
        return False


def claim(what, truth):
    """Says whether something holds that must."""
    print(f"{'holds' if truth else 'BROKEN'} {what}", flush=True)
    if not truth:
        _managed.append(what)


def finish():
    """Ends with 0 when every attempt was refused and every claim holds."""
    print(f"{len(_managed)} attacks managed {_managed}", flush=True)
    sys.exit(1 if _managed else 0)


def _name(error):
    return errno.errorcode.get(getattr(error, "errno", None) or 0, type(error).__name__)
