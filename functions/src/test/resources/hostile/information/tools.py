# what: looks for tools that a stranger should not find: compilers, package managers, downloaders, debuggers
# expect: completed
import os
import shutil

import attempt

found = [tool for tool in ("gcc", "cc", "ld", "make", "pip", "pip3", "curl", "wget", "nc", "ssh", "gdb", "strace", "docker", "kubectl", "sudo", "su") if shutil.which(tool)]
attempt.tried("tools", lambda: found)
attempt.claim("nothing on the path may be written", not [path for path in os.environ["PATH"].split(":") if os.access(path, os.W_OK)])
attempt.finish()
