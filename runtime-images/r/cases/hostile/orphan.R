# what: leaves a process that holds its output
# expect: completed
# stdout: done\n
system("(sleep 60; echo late) &")
cat("done\n")
