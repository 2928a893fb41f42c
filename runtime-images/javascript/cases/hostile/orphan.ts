// what: leaves a process that holds its output
// expect: completed
// stdout: done\n
import { spawn } from "node:child_process";

spawn("/bin/sh", ["-c", "sleep 60; echo late"], { detached: true, stdio: "inherit" }).unref();
console.log("done");
process.exit(0);
