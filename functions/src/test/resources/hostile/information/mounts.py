# what: reads every list of mounts, for paths of the machine outside
# expect: completed
import os

import attempt

seen = []
for name in ("mounts", "mountinfo", "mountstats"):
    try:
        with open(f"/proc/self/{name}") as file:
            text = file.read()
    except OSError as error:
        print(name, error)
        continue
    print(name, text)
    seen += [line.split() for line in text.splitlines()]
attempt.claim("no path of the machine", not [word for line in seen for word in line if "cofferdam-test" in word or "overlay2" in word or "kubelet" in word])
writable = [line for line in open("/proc/mounts").read().splitlines() if "rw" in line.split()[3].split(",")]
print("writable", writable)
attempt.claim("the root is not writable", not [line for line in writable if line.split()[1] == "/"])
attempt.claim("and cannot be written", not os.access("/", os.W_OK) and not os.access("/usr", os.W_OK))
attempt.finish()
