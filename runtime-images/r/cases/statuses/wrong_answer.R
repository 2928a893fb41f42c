# what: prints something else than its test expects
# expect: wrong_answer
# stdin: 20 22\n
# expected-output: 43
cat(sum(scan(file("stdin"), quiet = TRUE)), "\n")
