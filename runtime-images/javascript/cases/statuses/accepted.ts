// what: prints what its test expects
// expect: accepted
// stdin: 20 22\n
// expected-output: 42
import { readFileSync } from "node:fs";
const [a, b]: number[] = readFileSync(0, "utf8").split(" ").map(Number);
console.log(a + b);
