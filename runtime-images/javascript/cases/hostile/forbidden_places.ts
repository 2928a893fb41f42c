// what: opens what it must not read or change
// expect: completed
// stdout-lacks: OPEN
// stdout-contains: refused
import * as fs from "node:fs";

for (const [path, mode] of [["/etc/shadow", "r"], ["/usr/bin/evil", "w"], ["/cofferdam/runner", "a"], ["/dev/mem", "r"], ["/proc/sysrq-trigger", "w"]]) {
  try {
    const file = fs.openSync(path, mode);
    if (mode === "r" || fs.writeSync(file, "evil")) console.log("OPEN", path);
  } catch (refused) {
    console.log("refused:", refused.message);
  }
}
