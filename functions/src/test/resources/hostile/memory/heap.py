# what: appends to a list without end
# expect: memory_limit_exceeded
# stdout-contains: begun
# message-contains: bytes of memory
print("begun", flush=True)
held = []
while True:
    held.append(b"x" * 1_000_000)
