// what: takes ten megabytes in and gives as many out
// expect: completed
// stdin: 10485760 bytes
// limits: output=16MiB run_timeout=20000 run_cpu_time=30000
// stderr-contains: 10485760
#include <stdio.h>

int main(void) {
    static char block[65536];
    size_t length, all = 0;
    while ((length = fread(block, 1, sizeof block, stdin)) > 0) {
        all += length;
        fwrite(block, 1, length, stdout);
    }
    fprintf(stderr, "%zu\n", all);
    return 0;
}
