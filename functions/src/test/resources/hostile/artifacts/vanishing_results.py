# what: has a daemon that swaps results for links while they are collected
# expect: completed
# args: {host_file}
# fetch: *.bin
import os
import sys

ready, tell = os.pipe()
if os.fork() == 0:
    os.setsid()
    os.write(tell, b"x")
    while True:
        for number in range(50):
            name = f"{number}.bin"
            for make in (lambda name=name: os.symlink(sys.argv[1], name), lambda name=name: open(name, "w").close()):
                try:
                    os.unlink(name)
                except OSError:
                    pass
                make()
os.read(ready, 1)
