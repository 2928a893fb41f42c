// what: includes a file without end
// expect: compile_error memory_limit_exceeded time_limit_exceeded cpu_limit_exceeded
// why: a compiler may refuse a device, or read it until a limit
// limits: compile_timeout=4000
#include "/dev/zero"
int main() { return 0; }
