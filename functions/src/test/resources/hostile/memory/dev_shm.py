# what: fills /dev/shm with files, none of them large
# expect: memory_limit_exceeded, disk_limit_exceeded
# why: /dev/shm is memory in one kind of sandbox and disk in another
# stdout-contains: begun
import itertools

print("begun", flush=True)
for number in itertools.count():
    with open(f"/dev/shm/{number}", "wb") as file:
        file.write(b"x" * (8 << 20))
