# what: opens the doors through which kernels were broken: bpf, perf, io_uring, userfaultfd, keys, key rings, personality
# expect: completed
import ctypes

import attempt

buffer = ctypes.create_string_buffer(256)
for command in range(6):
    attempt.refused(f"bpf {command}", attempt.syscall, "bpf", command, buffer, 128)
buffer[4] = 112
attempt.refused("perf", attempt.syscall, "perf_event_open", buffer, 0, -1, -1, 0)
attempt.refused("perf of everybody", attempt.syscall, "perf_event_open", buffer, -1, 0, -1, 0)
attempt.tried("io_uring", attempt.syscall, "io_uring_setup", 8, ctypes.create_string_buffer(128))
attempt.tried("userfaultfd", attempt.syscall, "userfaultfd", 0)
attempt.tried("add a key", attempt.syscall, "add_key", b"user", b"k", b"payload", 7, -3)
attempt.tried("ask for a key", attempt.syscall, "request_key", b"user", b"k", b"", -3)
for operation in range(0, 31):
    attempt.tried(f"keyctl {operation}", attempt.syscall, "keyctl", operation, -3, 0, 0, 0)
for persona in (0xFFFFFFFF, 0x0040000, 0x0008, 0x8000000, 0x0100000):
    attempt.tried(f"personality {persona:#x}", attempt.syscall, "personality", persona)
attempt.tried("local descriptors", attempt.syscall, "modify_ldt", 0, buffer, 64)
attempt.tried("secret memory", attempt.syscall, "memfd_secret", 0)
attempt.tried("landlock", attempt.syscall, "landlock_create_ruleset", 0, 0, 1)
attempt.tried("memory of others", attempt.syscall, "process_madvise", -1, 0, 0, 0, 0)
attempt.tried("pages of others", attempt.syscall, "move_pages", 1, 0, 0, 0, 0, 0)
attempt.tried("lock all memory", attempt.syscall, "mlockall", 7)
attempt.finish()
