# what: leaves links to the host's and the runner's files where results are expected
# expect: completed
# args: {host_file}
# fetch: *.bin out/**
# artifacts: real.bin
import os
import sys

for number, target in enumerate((
    "/etc/passwd", "/etc/shadow", "/proc/1/environ", "/proc/self/environ", "/proc/1/cmdline", "/cofferdam/runner", "/dev/zero", "/dev/stdin",
    sys.argv[1], "../etc/passwd", "real.bin", "nowhere", "/proc/self/fd/0", "/proc/1/root/etc/passwd", "/proc/kmsg",
)):
    os.symlink(target, f"link{number}.bin")
with open("real.bin", "wb") as file:
    file.write(b"real")
