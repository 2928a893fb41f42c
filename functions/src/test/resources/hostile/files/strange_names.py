# what: makes files whose names hold all that a name can hold, and asks the kernel for those it cannot
# expect: completed
# fetch: *
# stdout-contains: made
import ctypes
import os

import attempt

NAMES = (
    b"new\nline", b"carriage\rreturn", b"\x1b[31mred", b"tab\there", b"\xff\xfe not text", b"\xc3\x28", b"-rf", b" ", b"~",
    b"'; DROP TABLE files; --", b"$(reboot)", b"a" * 255, b"CON", b"..\\..\\x", b"\xe2\x80\xaegnp.exe", b"%2e%2e%2fx", b"...",
    b"\x7f", b"\x01", "ą".encode() * 127,
)
os.makedirs("strange")
for name in NAMES:
    for folder in (b"", b"strange/"):
        os.close(os.open(folder + name, os.O_CREAT | os.O_WRONLY))
attempt.refused("too long", os.open, b"a" * 256, os.O_CREAT | os.O_WRONLY)
attempt.refused("a path too long", os.open, b"a/" * 4096, os.O_CREAT | os.O_WRONLY)
attempt.refused("empty", os.open, b"", os.O_CREAT | os.O_WRONLY)
attempt.refused("NUL", os.open, b"a\0b", os.O_CREAT | os.O_WRONLY)
libc = ctypes.CDLL(None)
fd = libc.open(b"cut\0off", os.O_CREAT | os.O_WRONLY, 0o644)
attempt.claim("a NUL ends a name", fd >= 0 and os.path.exists("cut"))
print("made", len(os.listdir()))
attempt.finish()
