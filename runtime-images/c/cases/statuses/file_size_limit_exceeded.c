// what: writes a file that is larger than it may be
// expect: file_size_limit_exceeded
// limits: file_size=1MiB
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <signal.h>
#include <unistd.h>
#include <pthread.h>

int main(void) {
    static char block[4 << 20];
    FILE *large = fopen("large", "w");
    return fwrite(block, 1, sizeof block, large) == sizeof block ? 0 : 1;
}
