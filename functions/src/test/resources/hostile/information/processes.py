# what: counts the processes that it can see, and those that it cannot see but might guess
# expect: completed
# args: {host_pid}
import os
import sys

import attempt

seen = sorted(int(name) for name in os.listdir("/proc") if name.isdigit())
named = {}
for pid in seen:
    with open(f"/proc/{pid}/cmdline", "rb") as file:
        named[pid] = file.read().replace(b"\0", b" ")
print(named)
attempt.claim("only itself and its runner", len(seen) <= 2)
attempt.claim("no runsc, no java, no shim", not [name for name in named.values() if b"runsc" in name or b"java" in name or b"shim" in name])
attempt.refused("the service", os.kill, int(sys.argv[1]), 0)
attempt.refused("the service's folder", os.listdir, f"/proc/{sys.argv[1]}")
print("guessed", [pid for pid in range(1, 5000) if os.path.exists(f"/proc/{pid}")])
attempt.finish()
