// what: reads its input to the end, takes its arguments and ends well
// args: one two
// stdin: 3\n4\n
// expect: completed
// stdout: 7 one two\n
// code: 0
import { readFileSync } from "node:fs";

const numbers: number[] = readFileSync(0, "utf8").trim().split("\n").map(Number);
const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);
console.log(sum(numbers), ...process.argv.slice(2));
