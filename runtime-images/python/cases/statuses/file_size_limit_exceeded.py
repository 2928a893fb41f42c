# what: writes a file that is larger than it may be
# expect: file_size_limit_exceeded
# limits: file_size=1MiB
with open("large", "wb") as large:
    large.write(bytes(4 << 20))
