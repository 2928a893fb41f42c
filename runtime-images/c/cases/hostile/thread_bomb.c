// what: starts threads without end
// expect: process_limit_exceeded
// limits: processes=40 run_timeout=20000 run_cpu_time=20000
#include <pthread.h>
#include <unistd.h>

static void *wait_(void *nothing) { return pause(), nothing; }

int main(void) {
    pthread_t thread;
    for (;;) if (pthread_create(&thread, NULL, wait_, NULL)) usleep(1000);
}
