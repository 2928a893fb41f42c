// what: fills the workspace with files
// expect: disk_limit_exceeded
// limits: disk=8MiB file_size=1MiB
const fs = require("fs");
for (let i = 0; ; i++) fs.writeFileSync(`part${i}`, Buffer.alloc(500000, 1));
