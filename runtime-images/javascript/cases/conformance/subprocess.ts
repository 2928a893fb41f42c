// what: starts another process and reads what it prints
// expect: completed
// stdout: from a child\n
import { execSync } from "node:child_process";

process.stdout.write(execSync("echo from a child") as Buffer);
