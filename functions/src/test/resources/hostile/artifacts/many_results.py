# what: leaves ten thousand results and asks for all of them
# expect: completed
# fetch: **
# limits: run_timeout=6000
import os

for number in range(10_000):
    os.close(os.open(f"{number}.bin", os.O_CREAT | os.O_WRONLY))
print("left", len(os.listdir()))
