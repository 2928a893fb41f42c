# what: has the kernel resolve links that lead to themselves, and chains of forty thousand steps
# expect: completed
import os

import attempt

os.symlink("loop", "loop")
os.symlink("b", "a")
os.symlink("a", "b")
os.symlink(".", "self")
attempt.refused("open a loop", os.open, "loop", os.O_RDONLY)
attempt.refused("open two that name each other", os.open, "a", os.O_RDONLY)
attempt.refused("a long way through itself", os.stat, "self/" * 800 + "main.py")
for number in range(100):
    os.symlink(f"chain{number + 1}", f"chain{number}")
os.symlink("main.py", "chain100")
attempt.refused("a chain", os.open, "chain0", os.O_RDONLY)
attempt.finish()
