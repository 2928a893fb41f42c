# what: opens what it must not read or change
# expect: completed
# stdout-lacks: OPEN
# stdout-contains: refused
for (path in c("/etc/shadow", "/dev/mem")) {
  if (file.exists(path) && inherits(try(readBin(path, "raw", 1), silent = TRUE), "raw")) cat("OPEN", path, "\n") else cat("refused", path, "\n")
}
for (path in c("/usr/bin/evil", "/cofferdam/runner", "/proc/sysrq-trigger")) {
  opened <- suppressWarnings(try(file(path, "ab"), silent = TRUE))
  if (inherits(opened, "connection")) cat("OPEN", path, "\n") else cat("refused", path, "\n")
}
