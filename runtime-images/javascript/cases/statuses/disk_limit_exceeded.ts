// what: fills the workspace with files
// expect: disk_limit_exceeded
// limits: disk=8MiB file_size=1MiB
import * as fs from "node:fs";
for (let i: number = 0; ; i++) fs.writeFileSync(`part${i}`, new Uint8Array(500000).fill(1));
