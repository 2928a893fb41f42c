# what: hides data in the attributes of files, without end
# expect: completed, disk_limit_exceeded, memory_limit_exceeded, time_limit_exceeded
# why: the attributes may be refused, counted or slow; what must not happen is that the sandbox dies
# limits: run_timeout=2000
import os

for number in range(100_000):
    try:
        os.setxattr("main.py", f"user.{number}", b"x" * 60_000)
    except OSError as error:
        print("stopped at", number, error)
        break
