// what: finds no network, by the ordinary errors
// expect: completed
// stdout-lacks: connected
// stdout-contains: refused
const net = require("net");
for (const [host, port] of [["example.com", 80], ["127.0.0.1", 22], ["192.0.2.1", 80]]) {
  const socket = net.connect({ host, port, timeout: 2000 }, () => console.log("connected to", host));
  socket.on("error", (refused) => console.log("refused:", refused.code));
  socket.on("timeout", () => socket.destroy(new Error("timeout")));
}
