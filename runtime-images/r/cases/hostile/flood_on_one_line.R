# what: prints without end and without a line break
# expect: output_limit_exceeded
# limits: output=100000
# truncated: stdout
repeat cat("more and more of it ")
