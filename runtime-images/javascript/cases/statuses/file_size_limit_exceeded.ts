// what: writes a file that is larger than it may be
// expect: file_size_limit_exceeded
// limits: file_size=1MiB
import * as fs from "node:fs";
fs.writeFileSync("large", new Uint8Array(4 << 20).fill(1));
