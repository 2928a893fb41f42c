// what: leaves pipes and folders where files are fetched
// expect: completed
// fetch: *.txt
// artifacts: real.txt
#include <stdio.h>
#include <sys/stat.h>

int main(void) {
    mkfifo("pipe.txt", 0600);
    mkdir("folder.txt", 0700);
    FILE *file = fopen("real.txt", "w");
    fputs("text", file);
    return fclose(file);
}
