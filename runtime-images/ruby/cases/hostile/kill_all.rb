# what: kills whatever it can name
# expect: completed signaled runtime_error
# why: whether it may kill itself, and by which call, differs between languages
begin
  Process.kill("KILL", -1)
rescue SystemCallError => e
  puts e.message
end
puts "alone"
