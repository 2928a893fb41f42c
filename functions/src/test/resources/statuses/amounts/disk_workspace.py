# what: fills the workspace with files, each of them small enough
# expect: disk_limit_exceeded
# limits: disk=8MiB
# stdout: so far\n
# stderr-contains: No space left
print("so far", flush=True)
for number in range(100):
    with open(f"{number}.bin", "wb") as file:
        file.write(b"x" * 1_000_000)
