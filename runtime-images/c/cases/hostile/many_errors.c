// what: makes a mistake a hundred thousand times
// expect: compile_error output_limit_exceeded time_limit_exceeded memory_limit_exceeded cpu_limit_exceeded
// why: the errors are cut at fifty, or a limit is met
// limits: compile_timeout=6000
#define TEN(x) x x x x x x x x x x
#define ALL TEN(TEN(TEN(TEN(undeclared += 1;))))
int main() { ALL return 0; }
