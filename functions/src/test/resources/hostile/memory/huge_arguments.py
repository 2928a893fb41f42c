# what: starts itself with gigabytes of arguments
# expect: completed
# limits: run_memory=512MiB
import os
import sys

import attempt

for size, count in ((1 << 27, 1), (1 << 17, 1000), (1, 1_000_000)):
    attempt.refused(f"{count} arguments of {size}", os.execv, sys.executable, [sys.executable, "-c", ""] + ["x" * size] * count)
attempt.finish()
