# what: looks for what an earlier execution may have left: files, shared memory, queues, keys, and leaves all of them itself
# expect: completed
import glob
import os

import attempt

MARK = "left by an execution"
found = [path for folder in ("/tmp", "/dev/shm", "/workspace", "/run", "/var/tmp", "/mnt") for path in glob.glob(f"{folder}/**", recursive=True)]
found = [path for path in found if os.path.isfile(path) and path not in ("/workspace/main.py", "/workspace/attempt.py")]
attempt.claim(f"no file of another: {found}", not found)
for folder in ("/tmp", "/dev/shm", "/workspace"):
    with open(f"{folder}/mark", "w") as file:
        file.write(MARK)
for name in ("shmget", "msgget", "semget"):
    for flags in (0, 0o1666):
        attempt.tried(f"{name} {flags:o}", attempt.syscall, name, 0xC0FFEE, 4096 if name == "shmget" else (1 if name == "semget" else flags), flags)
for kind in ("shm", "msg", "sem"):
    try:
        with open(f"/proc/sysvipc/{kind}") as file:
            print(kind, file.read())
    except OSError as error:
        print(kind, error)
attempt.finish()
