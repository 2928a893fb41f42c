# what: hides memory in the kernel, as messages in sockets that nobody reads, in many processes
# expect: memory_limit_exceeded, completed
# why: the bound of open files may stop it before the wall does
# limits: run_timeout=6000
# stdout-contains: begun
import os
import socket
import time

print("begun", flush=True)
for _ in range(5):
    os.fork()
held = []
try:
    while True:
        pair = socket.socketpair()
        held.append(pair)
        for end in pair:
            end.setblocking(False)
            end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4 << 20)
            try:
                while True:
                    end.send(b"x" * 65536)
            except BlockingIOError:
                pass
except OSError as error:
    print("stopped at", len(held), error, flush=True)
time.sleep(1)
