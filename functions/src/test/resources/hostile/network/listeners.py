# what: listens on every port that it can, and talks to itself there
# expect: completed
# limits: open_files=256
import socket

import attempt

held = []
for port in (22, 53, 80, 443, 8080, 9090, 0, 0, 0):
    def listen(port=port):
        one = socket.create_server(("0.0.0.0", port))
        held.append(one)
        return one.getsockname()
    attempt.tried(f"listen on {port}", listen)
attempt.tried("join a group", lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, bytes([224, 0, 0, 1, 0, 0, 0, 0])))
attempt.finish()
