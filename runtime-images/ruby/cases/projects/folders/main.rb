# what: requires files of its own folders
# expect: completed
# stdout: 5 from elsewhere\n
require_relative "lib/sums"

puts "#{Sums.add(2, 3)} from elsewhere"
