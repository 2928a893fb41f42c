// what: prints without end
// expect: output_limit_exceeded
// limits: output=100000
// truncated: stdout
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <signal.h>
#include <unistd.h>
#include <pthread.h>

int main(void) {
    for (;;) puts("more and more of it");
}
