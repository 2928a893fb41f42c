// what: waits for longer than it may
// expect: time_limit_exceeded
// limits: run_timeout=1500
// stdout: begun\n
// signal: SIGKILL
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <signal.h>
#include <unistd.h>
#include <pthread.h>

int main(void) {
    puts("begun");
    fflush(stdout);
    sleep(60);
    return 0;
}
