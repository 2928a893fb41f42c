# what: leaves processes, one in a session of its own, that hold its output
# expect: completed
# stdout: done\n
system("(sleep 60; echo late) &")
left <- processx::process$new("/bin/sh", c("-c", "sleep 60; echo late"), stdout = "", cleanup = FALSE)
cat("done\n")
