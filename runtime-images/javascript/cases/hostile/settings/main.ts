// what: brings settings that name files outside and a preset of others
// expect: completed compile_error
// why: the settings are refused, or what they name is passed over
// fetch: run.txt
// artifacts: none
console.log("built" as string);
