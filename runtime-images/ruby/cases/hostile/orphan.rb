# what: leaves a process that holds its output
# expect: completed
# stdout: done\n
fork do
  Process.setsid
  sleep 60
  puts "late"
end
puts "done"
$stdout.flush
exit!(0)
