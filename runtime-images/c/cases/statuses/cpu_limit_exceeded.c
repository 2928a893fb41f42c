// what: computes for longer than it may
// expect: cpu_limit_exceeded
// limits: run_cpu_time=700 run_timeout=20000
// message-contains: processor time
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <signal.h>
#include <unistd.h>
#include <pthread.h>

int main(void) {
    volatile unsigned long n = 0;
    for (;;) n++;
}
