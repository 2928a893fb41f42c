# what: prints without end
# expect: output_limit_exceeded
# limits: output=100000
# truncated: stdout
while :; do echo 'more and more of it'; done
