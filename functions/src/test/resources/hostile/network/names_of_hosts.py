# what: asks for addresses of names, by the library and by datagrams of its own
# expect: completed
import socket

import attempt

socket.setdefaulttimeout(0.5)
for name in ("example.com", "metadata.google.internal", "kubernetes.default.svc", "host.docker.internal", "host.containers.internal"):
    attempt.refused(name, socket.getaddrinfo, name, 80)
QUESTION = b"\x12\x34\x01\0\0\1\0\0\0\0\0\0\7example\3com\0\0\1\0\1"


def ask(server):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.sendto(QUESTION, (server, 53))
        return one.recv(512)


for server in ("127.0.0.1", "127.0.0.53", "127.0.0.11", "10.96.0.10", "8.8.8.8", "169.254.20.10"):
    attempt.refused(f"server {server}", ask, server)
with open("/etc/resolv.conf") as file:
    print("resolv.conf", repr(file.read()))
attempt.finish()
