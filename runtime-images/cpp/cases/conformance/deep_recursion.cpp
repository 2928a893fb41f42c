// what: calls itself until it cannot
// limits: run_timeout=20000 run_cpu_time=20000
// expect: signaled
// signal: SIGSEGV
#include <iostream>

static int deeper(volatile int *above) {
    volatile int here[256] = {0};
    here[0] = *above + 1;
    return deeper(here) + here[0];
}

int main() {
    volatile int first = 0;
    std::cout << deeper(&first) << "\n";
}
