// what: starts more processes or threads than it may
// expect: process_limit_exceeded
// limits: processes=40 run_timeout=20000 run_cpu_time=20000 run_memory=512MiB
// message-contains: 40 processes
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <signal.h>
#include <unistd.h>
#include <pthread.h>

static void *wait_here(void *nothing) {
    sleep(60);
    return nothing;
}

int main(void) {
    pthread_attr_t small;
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, 64 << 10);
    for (int i = 0; i < 200; i++) {
        pthread_t thread;
        pthread_create(&thread, &small, wait_here, NULL);
    }
    sleep(60);
    return 0;
}
