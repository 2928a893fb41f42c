# what: searches all of its own memory and environment for what the runner may have left there: the job, the nonce
# expect: completed
import os
import re

import attempt

needles = (b'"stop_on' + b'_stdin_eof"', b'"cpu' + b'_time":', b"cofferdam" + b"/runner/frame", b'"non' + b'ce":"')
own = open(__file__, "rb").read()
found = []
with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", buffering=0) as memory:
    areas = [re.match(r"([0-9a-f]+)-([0-9a-f]+) r", line) for line in maps]
    for area in filter(None, areas):
        start, end = (int(part, 16) for part in area.groups())
        try:
            memory.seek(start)
            content = memory.read(min(end - start, 64 << 20))
        except (OSError, OverflowError, ValueError):
            continue
        found += [needle for needle in needles if needle in content]
        found += [word for word in re.findall(rb'nonce[^0-9a-f]{1,5}[0-9a-f]{32}', content)]
        del content
with open("/proc/self/auxv", "rb") as file:
    print(len(file.read()), "bytes of auxiliary values")
attempt.claim(f"nothing of the runner's: {set(found) - set(needles)}", not set(found) - set(needles))
attempt.finish()
