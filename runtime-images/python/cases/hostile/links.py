# what: leaves links where files are fetched
# expect: completed
# fetch: *.txt
# artifacts: none
import os

os.symlink("/etc/passwd", "a.txt")
os.symlink("/proc/self/environ", "b.txt")
os.symlink("c.txt", "c.txt")
