// what: reads its input to the end, takes its arguments and ends well
// args: one two
// stdin: 3\n4\n
// expect: completed
// stdout: 7 one two\n
// code: 0
const lines = require("fs").readFileSync(0, "utf8").trim().split("\n");
console.log(lines.map(Number).reduce((a, b) => a + b), ...process.argv.slice(2));
