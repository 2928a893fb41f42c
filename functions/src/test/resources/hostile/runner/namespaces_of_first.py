# what: enters the namespaces of every process that it can see, and of the kernel's files
# expect: completed
import glob
import os

import attempt

mine = {name: os.readlink(f"/proc/self/ns/{name}") for name in os.listdir("/proc/self/ns")}
print(mine)
for path in glob.glob("/proc/[0-9]*/ns/*"):
    try:
        same = os.readlink(path) == mine[os.path.basename(path)]
        fd = os.open(path, os.O_RDONLY)
    except OSError as error:
        print("refused", path, error)
        continue
    (attempt.tried if same else attempt.refused)(path, attempt.syscall, "setns", fd, 0)
attempt.finish()
