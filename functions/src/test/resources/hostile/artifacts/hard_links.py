# what: leaves second names of files of the image, of the runner's and of its own
# expect: completed
# fetch: *.bin
# artifacts: single.bin
import os

import attempt

attempt.refused("a second name of an account file", os.link, "/etc/passwd", "passwd.bin")
attempt.refused("a second name of the runner", os.link, "/cofferdam/runner", "runner.bin")
attempt.refused("a second name of what is open", os.link, "/proc/self/fd/0", "stdin.bin")
with open("one.bin", "wb") as file:
    file.write(b"two names")
os.link("one.bin", "two.bin")
with open("single.bin", "wb") as file:
    file.write(b"one name")
attempt.finish()
