# what: raises every limit that it was given, and asks what they are
# expect: completed
# limits: file_size=1000000 open_files=100
import os
import resource
import signal

import attempt

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
for name in ("RLIMIT_CPU", "RLIMIT_FSIZE", "RLIMIT_NOFILE", "RLIMIT_CORE", "RLIMIT_NPROC"):
    which = getattr(resource, name)
    soft, hard = resource.getrlimit(which)
    print(name, soft, hard)
    if hard != resource.RLIM_INFINITY:
        attempt.refused(f"{name} higher", resource.setrlimit, which, (hard, hard + 1))
        attempt.refused(f"{name} without end", resource.setrlimit, which, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
attempt.claim("files", resource.getrlimit(resource.RLIMIT_NOFILE)[1] == 100)
attempt.claim("size", resource.getrlimit(resource.RLIMIT_FSIZE)[1] == 1_000_000)
attempt.claim("no cores", resource.getrlimit(resource.RLIMIT_CORE)[1] == 0)
attempt.claim("still bounded", os.pwrite(os.open("f", os.O_CREAT | os.O_WRONLY), b"x" * 2_000_000, 0) <= 1_000_000)
attempt.finish()
