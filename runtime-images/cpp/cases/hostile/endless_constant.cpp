// what: computes a constant without end
// expect: compile_error time_limit_exceeded cpu_limit_exceeded
// why: the compiler gives up after so many steps, or a limit is met
// limits: compile_timeout=6000
constexpr long endless(long n) {
    while (n > 0) n = n % 7 + 1;
    return n;
}
constexpr long value = endless(5);
int main() { return value; }
