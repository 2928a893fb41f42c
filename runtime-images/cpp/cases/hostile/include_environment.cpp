// what: includes the compiler's own environment and memory
// expect: compile_error completed
// why: there is nothing to read, or nothing that is C
#include "/proc/self/environ"
#include "/proc/1/environ"
int main() { return 0; }
