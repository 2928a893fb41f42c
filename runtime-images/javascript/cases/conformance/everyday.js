// what: computes with big integers where its language has them, in threads and temporary files, in UTF-8, in UTC, at random
// expect: completed
// stdout-contains: 2^200 = 1606938044258990275541962092341162602522202993782792835301376
// stdout-contains: threads = 4
// stdout-contains: temporary = kept
// stdout-contains: text = 3 日本語
// stdout-contains: zone = UTC
// stdout-contains: random = differs
// stdout-contains: name = grün.txt
const fs = require("fs");
const os = require("os");
const path = require("path");
const { Worker } = require("worker_threads");
const print = console.log;

print("2^200 = " + 2n ** 200n);
const worker = "require('worker_threads').parentPort.postMessage(1)";
const started = [1, 2, 3, 4].map(() => new Promise((done) => new Worker(worker, { eval: true }).on("message", done)));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "kept-"));
fs.writeFileSync(path.join(folder, "file"), "kept");
print("temporary = " + fs.readFileSync(path.join(folder, "file"), "utf8"));
print("text = " + "日本語".length + " 日本語");
print("zone = " + Intl.DateTimeFormat().resolvedOptions().timeZone);
print("random = " + (Math.random() !== Math.random() ? "differs" : "the same"));
fs.writeFileSync("grün.txt", "");
print("name = " + fs.readdirSync(".").filter((name) => name.endsWith(".txt")));
Promise.all(started).then((all) => print("threads = " + all.length));
