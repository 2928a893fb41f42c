# what: fills /tmp with files, none of them large
# expect: disk_limit_exceeded
# stdout-contains: begun
import itertools

print("begun", flush=True)
for number in itertools.count():
    with open(f"/tmp/{number}", "wb") as file:
        file.write(b"x" * (4 << 20))
