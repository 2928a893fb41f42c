# what: prints without end
# expect: output_limit_exceeded
# limits: output=100000
# truncated: stdout
loop { puts "more and more of it" }
