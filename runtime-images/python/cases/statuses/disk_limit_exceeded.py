# what: fills the workspace with files
# expect: disk_limit_exceeded
# limits: disk=8MiB file_size=1MiB
import itertools

for i in itertools.count():
    with open(f"part{i}", "wb") as part:
        part.write(bytes(500_000))
