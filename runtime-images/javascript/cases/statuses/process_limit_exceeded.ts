// what: starts more processes or threads than it may
// expect: process_limit_exceeded
// limits: processes=40 run_timeout=20000 run_cpu_time=20000 run_memory=512MiB
// message-contains: 40 processes
import { spawn } from "node:child_process";

for (let i: number = 0; i < 80; i++) spawn("/usr/bin/sleep", ["60"], { stdio: "ignore" }).on("error", () => {});
setTimeout((): void => {}, 60000);
