# what: fills the workspace with files
# expect: disk_limit_exceeded
# limits: disk=8MiB file_size=1MiB
(0..).each { |i| File.binwrite("part#{i}", "x" * 500_000) }
