// what: starts a command, which the strict policy denies
// expect: rejected_by_policy
// policy: strict
require("child_process").execSync("id");
