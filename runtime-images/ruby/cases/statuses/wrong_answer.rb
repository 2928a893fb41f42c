# what: prints something else than its test expects
# expect: wrong_answer
# stdin: 20 22\n
# expected-output: 43
puts gets.split.sum(&:to_i)
