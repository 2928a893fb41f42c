# what: writes a file that is larger than it may be
# expect: file_size_limit_exceeded
# limits: file_size=1MiB
large <- file("large", "wb")
writeBin(raw(4 * 2^20), large)
close(large)
if (file.size("large") < 4 * 2^20) quit(status = 1)
