# what: looks for what the execution just before this one left on purpose
# expect: completed
import os

import attempt

for folder in ("/tmp", "/dev/shm", "/workspace"):
    attempt.refused(f"a mark in {folder}", os.open, f"{folder}/mark", os.O_RDONLY)
for name in ("shmget", "semget"):
    attempt.refused(name, attempt.syscall, name, 0xC0FFEE, 1, 0)
attempt.refused("msgget", attempt.syscall, "msgget", 0xC0FFEE, 0)
attempt.finish()
