# what: leaves a process that holds its output
# expect: completed
# stdout: done\n
(sleep 60; echo late) &
disown
echo done
