# what: fills the workspace with files
# expect: disk_limit_exceeded
# limits: disk=8MiB file_size=1MiB
for (i in 1:100) {
  part <- file(paste0("part", i), "wb")
  writeBin(raw(500000), part)
  close(part)
  if (file.size(paste0("part", i)) < 500000) quit(status = 1)
}
