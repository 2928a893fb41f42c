# what: takes all rights from the workspace and from everything in it
# expect: completed
# fetch: *.bin
# artifacts: kept.bin
import os

with open("kept.bin", "wb") as file:
    file.write(b"content")
os.chmod("kept.bin", 0)
os.chmod("main.py", 0)
os.chmod(".", 0)
print("done")
