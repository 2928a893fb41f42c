// what: is a billion words when its macros are expanded
// expect: time_limit_exceeded memory_limit_exceeded cpu_limit_exceeded
// why: which limit is met first depends on the machine
// limits: compile_timeout=4000
#define A(x) x x x x x x x x x x
#define B(x) A(A(A(x)))
#define C(x) B(B(B(x)))
int main(void) { int i = 0; C(i++;) return i; }
