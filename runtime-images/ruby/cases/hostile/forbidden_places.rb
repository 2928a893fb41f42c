# what: opens what it must not read or change
# expect: completed
# stdout-lacks: OPEN
# stdout-contains: refused
[["/etc/shadow", "r"], ["/usr/bin/evil", "w"], ["/cofferdam/runner", "a"], ["/dev/mem", "r"], ["/proc/sysrq-trigger", "w"]].each do |path, mode|
  File.open(path, mode) { |file| puts "OPEN #{path}" if mode == "r" || file.syswrite("evil") }
rescue SystemCallError => e
  puts "refused: #{e.message}"
end
