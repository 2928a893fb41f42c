# writes bytes that are no message, and one nested deeper than any stack
import os
import struct


def add(a, b):
    deep = b'{"do":"return","value":' + b'{"t":[' * 100_000 + b"]}" * 100_000 + b',"changed":{}}'
    message = struct.pack(">I", len(deep)) + deep if a == 2 else b"\xff" * 100
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, message)
        except OSError:
            pass
