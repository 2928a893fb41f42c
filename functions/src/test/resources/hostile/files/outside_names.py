# what: writes to names that lead out of the workspace: `..`, absolute ones, the host's own
# expect: completed
# args: {host_file}
import os
import sys

import attempt

host_file = sys.argv[1]
for name in ("../escaped", "../../escaped", "/escaped", "//escaped", "/workspace/../escaped", host_file, os.path.dirname(host_file) + "/new"):
    attempt.refused("create outside", os.open, name, os.O_CREAT | os.O_WRONLY)
os.symlink("..", "up")
attempt.refused("create through a link", os.open, "up/escaped", os.O_CREAT | os.O_WRONLY)
attempt.refused("read the host's file", os.open, host_file, os.O_RDONLY)
attempt.refused("read it through /proc", os.open, f"/proc/1/root{host_file}", os.O_RDONLY)
attempt.finish()
