// what: finds no network, by the ordinary errors
// expect: completed
// stdout-lacks: connected
// stdout-contains: refused
import * as net from "node:net";

const places: [string, number][] = [["example.com", 80], ["127.0.0.1", 22], ["192.0.2.1", 80]];
for (const [host, port] of places) {
  const socket = net.connect({ host, port, timeout: 2000 }, () => console.log("connected to", host));
  socket.on("error", (refused: NodeJS.ErrnoException) => console.log("refused:", refused.code));
  socket.on("timeout", () => socket.destroy(new Error("timeout")));
}
