// what: starts a command, which the strict policy denies
// expect: rejected_by_policy
// policy: strict
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <signal.h>
#include <unistd.h>
#include <pthread.h>

int main(void) {
    return system("id");
}
