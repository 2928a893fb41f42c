// what: leaves links where files are fetched
// expect: completed
// fetch: *.txt
// artifacts: none
const fs = require("fs");
fs.symlinkSync("/etc/passwd", "a.txt");
fs.symlinkSync("/proc/self/environ", "b.txt");
fs.symlinkSync("c.txt", "c.txt");
