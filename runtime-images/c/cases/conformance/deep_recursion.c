// what: calls itself until it cannot
// limits: run_timeout=20000 run_cpu_time=20000
// expect: signaled
// signal: SIGSEGV
#include <stdio.h>

static int deeper(volatile int *above) {
    volatile int here[256] = {0};
    here[0] = *above + 1;
    return deeper(here) + here[0];
}

int main(void) {
    volatile int first = 0;
    printf("%d\n", deeper(&first));
    return 0;
}
