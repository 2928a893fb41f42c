# what: connects to the machine it runs on, to the cloud's metadata, to the cluster, to the world
# expect: completed
# args: {host_port}
import socket
import sys

import attempt

PORT = int(sys.argv[1])


def connect(address, port, kind=socket.SOCK_STREAM):
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, kind) as one:
        one.settimeout(0.3)
        one.connect((address, port))
        one.send(b"GET / HTTP/1.0\r\n\r\n")
        return one.recv(100) or "connected"


for address in ("127.0.0.1", "::1", "0.0.0.0", "10.0.0.1", "172.17.0.1", "192.168.0.1", "172.16.0.1", "10.88.0.1", "10.96.0.1", "fe80::1"):
    attempt.refused(f"the machine at {address}", connect, address, PORT)
    attempt.refused(f"its service at {address}", connect, address, 8080)
for address in ("169.254.169.254", "fd00:ec2::254", "100.100.100.200", "169.254.170.2"):
    attempt.refused(f"metadata at {address}", connect, address, 80)
for address, port in (("1.1.1.1", 443), ("8.8.8.8", 53), ("2606:4700:4700::1111", 443)):
    attempt.refused(f"the world at {address}", connect, address, port)
    attempt.refused(f"the world at {address} by datagram", connect, address, 53, socket.SOCK_DGRAM)
attempt.finish()
