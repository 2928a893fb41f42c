# what: opens files until it cannot, in many processes
# expect: completed
# limits: open_files=128
# stdout-contains: refused
import os

import attempt


def open_all():
    held = []
    while True:
        held.append(os.open("/dev/null", os.O_RDONLY))


for _ in range(4):
    os.fork()
attempt.refused("open without end", open_all)

attempt.finish()
