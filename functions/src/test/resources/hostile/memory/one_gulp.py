# what: touches two gigabytes in one go, eight times the limit
# expect: memory_limit_exceeded
# stdout-contains: begun
print("begun", flush=True)
gulp = b"x" * (2 << 30)
print("survived", len(gulp))
