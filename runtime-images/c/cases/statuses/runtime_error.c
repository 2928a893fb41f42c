// what: says what is wrong and ends with a code of its own
// expect: runtime_error
// stderr-contains: no good
// code: 3
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <signal.h>
#include <unistd.h>
#include <pthread.h>

int main(void) {
    fprintf(stderr, "no good\n");
    return 3;
}
