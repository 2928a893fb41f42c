# what: leaves links where files are fetched
# expect: completed
# fetch: *.txt
# artifacts: none
invisible(file.symlink("/etc/passwd", "a.txt"))
invisible(file.symlink("/proc/self/environ", "b.txt"))
invisible(file.symlink("c.txt", "c.txt"))
