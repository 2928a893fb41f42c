# what: computes with big integers where its language has them, in threads and temporary files, in UTF-8, in UTC, at random
# expect: completed
# stdout-contains: 2^200 = 1606938044258990275541962092341162602522202993782792835301376
# stdout-contains: threads = 4
# stdout-contains: temporary = kept
# stdout-contains: text = 3 日本語
# stdout-contains: zone = UTC
# stdout-contains: random = differs
# stdout-contains: name = grün.txt
require "tempfile"

puts "2^200 = #{2**200}"
puts "threads = #{(1..4).map { Thread.new { 1 } }.sum(&:value)}"
Tempfile.create("kept") do |file|
  file.write("kept")
  file.rewind
  puts "temporary = #{file.read}"
end
puts "text = #{"日本語".length} 日本語"
puts "zone = #{Time.now.zone}"
puts "random = #{rand != rand ? "differs" : "the same"}"
File.write("grün.txt", "")
puts "name = #{Dir["*.txt"].join(" ")}"
