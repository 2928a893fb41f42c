# what: makes folders in folders, deeper than any path can name
# expect: completed, time_limit_exceeded
# why: a slow machine does not get to the end
# limits: run_timeout=3000
# fetch: **
# stdout-contains: begun
import os

print("begun", flush=True)
for _ in range(3_000):
    os.mkdir("d" * 100)
    os.chdir("d" * 100)
