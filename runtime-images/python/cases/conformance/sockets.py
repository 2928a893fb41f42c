# what: finds no network, by the ordinary errors
# expect: completed
# stdout-lacks: connected
# stdout-contains: refused
import socket

for name, port in [("example.com", 80), ("127.0.0.1", 22), ("192.0.2.1", 80)]:
    try:
        socket.create_connection((name, port), timeout=2)
        print("connected to", name)
    except OSError as refused:
        print("refused:", refused)
