// what: prints something else than its test expects
// expect: wrong_answer
// stdin: 20 22\n
// expected-output: 43
import { readFileSync } from "node:fs";
const [a, b]: number[] = readFileSync(0, "utf8").split(" ").map(Number);
console.log(a + b);
