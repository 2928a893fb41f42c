# what: ends at once, while a daemon in a session of its own keeps standard output open for ever
# expect: completed
# stdout-contains: parent done
# code: 0
import os
import sys
import time

if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        time.sleep(31_536_000)
    os._exit(0)
os.wait()
print("parent done")
sys.exit(0)
