// what: starts another process and reads what it prints
// expect: completed
// stdout: from a child\n
process.stdout.write(require("child_process").execSync("echo from a child"));
