# what: leaves links to folders on the way to what is fetched
# expect: completed
# fetch: out/** etc/passwd up/etc/* loop/**
# artifacts: out/real
import os

os.makedirs("out/below")
os.symlink("/etc", "etc")
os.symlink("/", "up")
os.symlink(".", "loop")
os.symlink("/etc", "out/etc")
os.symlink("..", "out/below/back")
os.symlink("/proc/1", "out/proc")
with open("out/real", "wb") as file:
    file.write(b"real")
