# what: leaves words where a node looks for them, to be stored with the sandbox's status
# expect: completed
import os

import attempt

for name in ("/dev/termination-log", "/root/termination-log", "/root", "/run/termination-log"):
    attempt.refused(f"to write {name}", os.open, name, os.O_WRONLY)
    attempt.refused(f"to make {name}", os.open, name + "/x", os.O_WRONLY | os.O_CREAT)
attempt.finish()
