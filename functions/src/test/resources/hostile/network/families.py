# what: asks for a socket of every family and kind that a kernel may have
# expect: completed
import os
import socket

import attempt

got = []
for family in range(48):
    for kind in (1, 2, 3, 4, 5, 10):
        for protocol in (0, 1, 6, 17, 255):
            try:
                socket.socket(family, kind, protocol).close()
                got.append((family, kind, protocol))
            except OSError:
                pass
print(got)
families = {family for family, _, _ in got}
attempt.claim("nothing but local, internet and netlink", families <= {socket.AF_UNIX, socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK})
attempt.claim("nothing raw", not [one for one in got if one[1] in (3, 10) and one[0] not in (socket.AF_UNIX, socket.AF_NETLINK)])
attempt.finish()
