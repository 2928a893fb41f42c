# what: watches a hundred thousand files with inotify and epoll
# expect: completed, time_limit_exceeded, memory_limit_exceeded
# why: each end within the limits is right; what must not happen is that the sandbox dies
# limits: run_timeout=2000
import os
import select

import attempt

held = []
try:
    for number in range(100_000):
        fd = attempt.syscall("inotify_init1", 0)
        held.append(fd)
        poll = select.epoll()
        poll.register(fd)
        held.append(poll)
        for other in range(1000):
            os.close(os.open(f"w{other}", os.O_CREAT | os.O_WRONLY))
            attempt.syscall("inotify_add_watch", fd, f"w{other}".encode(), 0xFFF)
except OSError as error:
    print("stopped at", len(held), error)
