# what: is sent a megabyte and never reads it
# expect: completed
# stdin: 1048576 bytes
# stdout: done\n
print("done")
