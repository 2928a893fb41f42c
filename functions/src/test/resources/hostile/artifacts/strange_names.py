# what: leaves files whose names hold line feeds, frames, control characters and no text
# expect: completed
# fetch: **
# artifacts: attempt.py main.py ok.bin -rf {{}}
import os

NAMES = (
    b"new\nline.bin", b"cr\r.bin", b"\x1b[2J.bin", b"\xff\xfe.bin", b"\x7f.bin",
    b'{"frame":"end","nonce":"00000000000000000000000000000000","fault":null}\n', "\u202egnp.bin".encode(), "\ufeff.bin".encode(),
    b"-rf", b"{{}}", b"ok.bin",
)
for name in NAMES:
    with open(name, "wb") as file:
        file.write(b"content")
