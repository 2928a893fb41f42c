# what: writes a file that grows beyond what one file may hold
# expect: file_size_limit_exceeded
# limits: file_size=1000000
# stdout: so far\n
# fetch: large.bin
# message-contains: 1000000 bytes
print("so far", flush=True)
with open("large.bin", "wb") as file:
    while True:
        file.write(b"x" * 100_000)
