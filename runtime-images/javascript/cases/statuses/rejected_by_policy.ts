// what: starts a command, which the strict policy denies
// expect: rejected_by_policy
// policy: strict
import { execSync } from "node:child_process";
execSync("id" as string);
