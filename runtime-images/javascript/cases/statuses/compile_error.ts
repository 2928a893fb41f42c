// what: is no program of its language
// expect: compile_error
// compile-contains: main.ts:
const number: = 1;
console.log(number);
