# what: builds packets itself: raw, packet and netlink sockets, interfaces, routes, addresses
# expect: completed
import fcntl
import os
import socket
import struct

import attempt

attempt.refused("raw", socket.socket, socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
attempt.refused("raw 6", socket.socket, socket.AF_INET6, socket.SOCK_RAW, 58)
attempt.refused("packet", socket.socket, 17, socket.SOCK_RAW, 0x0300)
attempt.refused("packet datagram", socket.socket, 17, socket.SOCK_DGRAM, 0x0300)
print(socket.if_nameindex())
attempt.claim("no interface but the loopback", [name for _, name in socket.if_nameindex()] in ([], ["lo"]))
plain = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for call in (0x8914, 0x8916, 0x8924, 0x8922, 0x890B, 0x89A0, 0x8946):
    attempt.refused(f"interface call {call:#x}", fcntl.ioctl, plain, call, struct.pack("16s24x", b"lo"))


def netlink(kind, flags):
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0) as one:
        one.settimeout(0.5)
        one.send(struct.pack("IHHII", 32, kind, flags, 1, 0) + struct.pack("BBHiII", 0, 0, 0, 1, 1, 1))
        length, answer, _, _, _, error = struct.unpack("IHHIIi", one.recv(4096)[:20])
        if answer == 2 and error < 0:
            raise OSError(-error, os.strerror(-error))
        return answer, error


for name, kind in (("new link", 16), ("delete link", 17), ("set link", 19), ("new address", 20), ("new route", 24), ("new rule", 32)):
    attempt.refused(name, netlink, kind, 5 | 0x600)
attempt.refused("an option that only root may set", plain.setsockopt, socket.SOL_SOCKET, 33, 1)
attempt.finish()
