# what: starts another process and reads what it prints
# expect: completed
# stdout: from a child\n
cat(system("echo from a child", intern = TRUE), "\n", sep = "")
