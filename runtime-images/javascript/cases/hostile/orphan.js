// what: leaves a process that holds its output
// expect: completed
// stdout: done\n
require("child_process").spawn("/bin/sh", ["-c", "sleep 60; echo late"], { detached: true, stdio: "inherit" }).unref();
console.log("done");
process.exit(0);
