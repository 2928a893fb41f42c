// what: says what is wrong and ends with a code of its own
// expect: runtime_error
// stderr-contains: no good
// code: 3
const words: string = "no good";
console.error(words);
process.exit(3);
