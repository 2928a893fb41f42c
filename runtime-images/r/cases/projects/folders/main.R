# what: sources files of its own folders
# expect: completed
# stdout: 5 from elsewhere\n
source("lib/sums.R")
cat(add(2, 3), "from elsewhere\n")
