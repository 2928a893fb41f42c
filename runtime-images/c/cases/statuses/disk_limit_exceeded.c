// what: fills the workspace with files
// expect: disk_limit_exceeded
// limits: disk=8MiB file_size=1MiB
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <signal.h>
#include <unistd.h>
#include <pthread.h>

int main(void) {
    static char block[500000];
    for (int i = 0;; i++) {
        char name[32];
        snprintf(name, sizeof name, "part%d", i);
        FILE *part = fopen(name, "w");
        if (part == NULL || fwrite(block, 1, sizeof block, part) != sizeof block || fclose(part) != 0) return 1;
    }
}
