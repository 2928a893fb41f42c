# what: prints what its test expects
# expect: accepted
# stdin: 20 22\n
# expected-output: 42
cat(sum(scan(file("stdin"), quiet = TRUE)), "\n")
