// what: keeps more and more in memory
// expect: memory_limit_exceeded
// limits: run_memory=128MiB run_timeout=20000 run_cpu_time=20000
// message-contains: bytes of memory
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <signal.h>
#include <unistd.h>
#include <pthread.h>

int main(void) {
    for (;;) {
        char *held = (char *)malloc(1 << 20);
        if (held != NULL) memset(held, 1, 1 << 20);
    }
}
