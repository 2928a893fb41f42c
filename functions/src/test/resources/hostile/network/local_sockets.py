# what: looks for sockets of others: abstract names, well-known paths, vsock, its own parent's
# expect: completed
import os
import socket

import attempt

for path in ("/var/run/docker.sock", "/run/docker.sock", "/run/containerd/containerd.sock", "/run/podman/podman.sock", "/run/systemd/private",
             "/run/dbus/system_bus_socket", "/tmp/.X11-unix/X0", "\0/tmp/.X11-unix/X0", "\0/containerd-shim/x", "\0runsc-sandbox", "/run/nscd/socket"):
    attempt.refused(f"{path!r}", socket.socket(socket.AF_UNIX).connect, path)
try:
    with open("/proc/net/unix") as file:
        print(file.read())
except OSError as error:
    print(error)
attempt.refused("the machine by vsock", lambda: socket.socket(40, socket.SOCK_STREAM).connect((2, 1024)))
attempt.tried("an abstract name of its own", socket.socket(socket.AF_UNIX).bind, "\0mine")
attempt.claim("no socket in /run or /tmp", not [top for folder in ("/run", "/tmp") for top in os.listdir(folder) if top.endswith("sock")])
attempt.finish()
