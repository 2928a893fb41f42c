# what: starts interpreters by posix_spawn (a vfork) that start interpreters in turn
# expect: process_limit_exceeded
import os
import sys
import time

while True:
    try:
        os.posix_spawn(sys.executable, [sys.executable, __file__], os.environ)
    except OSError:
        time.sleep(0.01)
