# what: makes programs that would run with more rights: set-user-ID, set-group-ID, capabilities
# expect: completed
import os
import shutil
import subprocess
import sys

import attempt

shutil.copy("/bin/sh", "/tmp/sh")
shutil.copy("/bin/sh", "sh")
for path in ("/tmp/sh", "sh"):
    attempt.refused("give it to root", os.chown, path, 0, 0)
    attempt.tried("set-user-ID", os.chmod, path, 0o6777)
    seen = subprocess.run([os.path.abspath(path), "-c", "read -r _ real effective _ < /dev/null; exit 0"], check=False).returncode
    attempt.claim("it starts without more rights or not at all", seen in (0, 126))
attempt.refused("capabilities", os.setxattr, "/tmp/sh", "security.capability", b"\1\0\0\2\xff\xff\xff\xff\0\0\0\0\0\0\0\0\0\0\0\0")
script = "import os; raise SystemExit(os.geteuid() == 0 or os.getegid() == 0)"
attempt.claim("nobody became root", subprocess.run([sys.executable, "-c", script], check=False).returncode == 0)
found = [os.path.join(top, name) for top, _, names in os.walk("/usr") for name in names if os.lstat(os.path.join(top, name)).st_mode & 0o6000]
attempt.tried("files of the image with raised rights", lambda: found)
attempt.finish()
