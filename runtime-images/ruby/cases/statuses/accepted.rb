# what: prints what its test expects
# expect: accepted
# stdin: 20 22\n
# expected-output: 42
puts gets.split.sum(&:to_i)
