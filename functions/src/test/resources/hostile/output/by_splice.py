# what: has the kernel move bytes to standard output, without a write of its own
# expect: output_limit_exceeded
import os

left, right = os.pipe()
while True:
    moved = os.write(right, b"\0" * 65536)
    while moved > 0:
        moved -= os.splice(left, 1, moved)
