// what: imports files from outside of its folder
// expect: compile_error
import data from "/etc/passwd";
import other from "/proc/self/environ";

console.log("OPEN", data, other);
