// what: kills whatever it can name
// expect: completed signaled runtime_error
// why: whether it may kill itself, and by which call, differs between languages
try {
  process.kill(-1, "SIGKILL");
} catch (refused) {
  console.log(refused.code);
}
console.log("alone");
