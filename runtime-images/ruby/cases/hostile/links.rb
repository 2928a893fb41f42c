# what: leaves links where files are fetched
# expect: completed
# fetch: *.txt
# artifacts: none
File.symlink("/etc/passwd", "a.txt")
File.symlink("/proc/self/environ", "b.txt")
File.symlink("c.txt", "c.txt")
