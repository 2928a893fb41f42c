# what: writes a file that is larger than it may be
# expect: file_size_limit_exceeded
# limits: file_size=1MiB
File.binwrite("large", "x" * (4 << 20))
