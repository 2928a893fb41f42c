// what: fills the memory that processes share as files
// expect: memory_limit_exceeded
// limits: run_memory=64MiB run_timeout=20000 run_cpu_time=20000
// message-contains: bytes of memory
#include <stdio.h>
#include <unistd.h>

int main(void) {
    static char block[1 << 20];
    char name[40];
    for (int i = 0;; i++) {
        snprintf(name, sizeof name, "/dev/shm/held%d", i);
        FILE *file = fopen(name, "w");
        if (!file || !fwrite(block, sizeof block, 1, file)) sleep(1);
        if (file) fclose(file);
    }
}
