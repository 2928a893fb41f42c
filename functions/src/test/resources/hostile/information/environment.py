# what: looks for variables that nobody gave it, in its own environment and in that of whoever it sees
# expect: completed
import glob
import os

import attempt

KNOWN = {"PATH", "HOME", "LANG", "TZ", "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "MPLBACKEND", "MPLCONFIGDIR", "OPENBLAS_NUM_THREADS",
         "OMP_NUM_THREADS", "LC_CTYPE", "PYTHONHASHSEED", "PYTHONIOENCODING", "PYTHONUTF8"}
print(dict(os.environ))
attempt.claim(f"only known variables: {set(os.environ) - KNOWN}", set(os.environ) <= KNOWN)
for path in glob.glob("/proc/*/environ"):
    try:
        with open(path, "rb") as file:
            names = {entry.split(b"=")[0].decode() for entry in file.read().split(b"\0") if entry}
    except OSError:
        continue
    attempt.claim(f"only known variables in {path}: {names - KNOWN}", names <= KNOWN)
attempt.finish()
