# what: finds no network, by the ordinary errors
# expect: completed
# stdout-lacks: connected
# stdout-contains: refused
require "socket"

[["example.com", 80], ["127.0.0.1", 22], ["192.0.2.1", 80]].each do |host, port|
  Socket.tcp(host, port, connect_timeout: 2)
  puts "connected to #{host}"
rescue SystemCallError, SocketError => e
  puts "refused: #{e.message}"
end
