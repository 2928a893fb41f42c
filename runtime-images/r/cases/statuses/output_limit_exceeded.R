# what: prints without end
# expect: output_limit_exceeded
# limits: output=100000
# truncated: stdout
repeat cat("more and more of it\n")
