# what: starts threads without end
# expect: process_limit_exceeded
# limits: processes=40 run_timeout=20000 run_cpu_time=20000
loop do
  Thread.new { sleep }
rescue ThreadError
  next
end
