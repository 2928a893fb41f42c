# what: fills the workspace with files
# expect: disk_limit_exceeded
# limits: disk=8MiB file_size=1MiB
for ((i = 0; ; i++)); do head -c 500000 /dev/zero >"part$i" || exit 1; done
