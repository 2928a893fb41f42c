# what: sends open files through sockets and closes its own, so that no bound of open files counts them
# expect: memory_limit_exceeded, time_limit_exceeded, cpu_limit_exceeded, completed
# why: each end within the limits is right; what must not happen is that the sandbox dies
# limits: run_timeout=2000
# stdout-contains: begun
import array
import os
import socket

print("begun", flush=True)
keep = []
for _ in range(100_000):
    left, right = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    left.setblocking(False)
    try:
        for end in keep[-1:]:
            right.sendmsg([b"x" * 1000], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [end.fileno()]))])
    except OSError as error:
        print(error, flush=True)
        break
    keep = [left]
    os.close(right.detach())
