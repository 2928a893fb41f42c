// what: takes ten megabytes in and gives as many out
// expect: completed
// stdin: 10485760 bytes
// limits: output=16MiB run_timeout=20000 run_cpu_time=30000
// stderr-contains: 10485760
const text = require("fs").readFileSync(0);
require("fs").writeSync(2, `${text.length}\n`);
process.stdout.write(text);
