# what: leaves a process that holds its output
# expect: completed
# stdout: done\n
import os
import time

if os.fork() == 0:
    os.setsid()
    time.sleep(60)
    print("late")
else:
    print("done")
