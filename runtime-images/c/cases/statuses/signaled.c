// what: sends itself a signal that ends it
// expect: signaled
// signal: SIGTERM
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <signal.h>
#include <unistd.h>
#include <pthread.h>

int main(void) {
    kill(getpid(), SIGTERM);
    sleep(60);
    return 0;
}
