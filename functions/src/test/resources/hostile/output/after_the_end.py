# what: prints from a daemon after its parent has ended
# expect: completed
# stdout-contains: parent
# stdout-lacks: too late
import os
import time

if os.fork() == 0:
    os.setsid()
    time.sleep(1)
    os.write(1, b"too late")
    os._exit(0)
os.write(1, b"parent\n")
