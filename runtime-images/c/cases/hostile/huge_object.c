// what: translates into a file of gigabytes
// expect: compile_error file_size_limit_exceeded disk_limit_exceeded memory_limit_exceeded time_limit_exceeded cpu_limit_exceeded
// why: which limit is met first depends on the compiler
// limits: compile_timeout=6000
char large[1L << 34] = {1};
int main() { return large[5]; }
