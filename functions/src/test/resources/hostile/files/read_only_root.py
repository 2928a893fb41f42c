# what: writes to every place of the image: its programs, its accounts, the runner, the root itself
# expect: completed
import os

import attempt


def write(path):
    fd = os.open(path, os.O_WRONLY | os.O_APPEND)
    return os.write(fd, b"x")


for path in ("/etc/passwd", "/etc/shadow", "/etc/ld.so.cache", "/usr/bin/python3", "/cofferdam/runner", "/bin/sh", os.__file__):
    attempt.refused(f"write {path}", write, path)
    attempt.refused(f"unlink {path}", os.unlink, path)
    attempt.refused(f"chmod {path}", os.chmod, path, 0o777)
    attempt.refused(f"rename {path}", os.rename, path, "/tmp/x")
for folder in ("/", "/etc", "/usr", "/usr/bin", "/cofferdam", "/root", "/home", "/var", "/run", "/proc", "/sys", "/dev", "/mnt"):
    attempt.refused(f"create in {folder}", os.open, f"{folder}/new", os.O_CREAT | os.O_WRONLY)
    attempt.refused(f"mkdir in {folder}", os.mkdir, f"{folder}/new_folder")
    attempt.refused(f"link in {folder}", os.symlink, "/etc", f"{folder}/new_link")
attempt.finish()
