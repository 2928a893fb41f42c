# what: ends at once, while a daemon keeps writing files and printing
# expect: completed
# fetch: grows.bin
# stdout-contains: parent done
import os
import time

ready, tell = os.pipe()
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        with open("grows.bin", "wb", buffering=0) as file:
            os.write(tell, b"x")
            while True:
                file.write(b"x")
                os.write(1, b".")
                time.sleep(0.001)
    os._exit(0)
os.wait()
os.read(ready, 1)
print("parent done")
