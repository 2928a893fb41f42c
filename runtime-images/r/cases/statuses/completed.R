# what: reads its input to the end, takes its arguments and ends well
# args: one two
# stdin: 3\n4\n
# expect: completed
# stdout: 7 one two\n
# code: 0
numbers <- as.integer(readLines(file("stdin")))
cat(sum(numbers), commandArgs(trailingOnly = TRUE), "\n", sep = c(" ", " ", ""))
