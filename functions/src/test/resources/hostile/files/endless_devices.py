# what: reads the devices that never end, and writes to those that are always full
# expect: time_limit_exceeded, memory_limit_exceeded
# why: whichever limit the reading meets first
# limits: run_timeout=1500
# stdout-contains: read some
import os

import attempt

for path in ("/dev/zero", "/dev/urandom", "/dev/random"):
    with open(path, "rb") as file:
        print("read some", len(file.read(1 << 20)), flush=True)
attempt.tried("full", lambda: os.write(os.open("/dev/full", os.O_WRONLY), b"x"))
with open("/dev/zero", "rb") as file:
    while file.read(1 << 20):
        pass
