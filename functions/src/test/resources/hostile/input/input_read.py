# what: is sent ten megabytes and reads them byte by byte, in four processes at once
# expect: completed
# stdin: 10485760 bytes
# stdout-contains: 10485760
# limits: run_timeout=8000
import os

ends = []
for _ in range(4):
    here, there = os.pipe()
    if os.fork() == 0:
        total = 0
        while piece := os.read(0, 65536):
            total += len(piece)
        os.write(there, total.to_bytes(8, "big"))
        os._exit(0)
    ends.append(here)
print(sum(int.from_bytes(os.read(end, 8), "big") for end in ends))
