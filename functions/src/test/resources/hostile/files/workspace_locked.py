# what: takes all rights from the workspace and from everything in it
# expect: completed
# fetch: *.bin
# artifacts: kept.bin
import os

with open("kept.bin", "wb") as file:
    file.write(b"content")
os.chmod("kept.bin", 0)
os.chmod("main.py", 0)
try:
    os.chmod(".", 0)
except PermissionError:
    pass  # where the folder is not the program's own, that is one thing less that it can do
print("done")
