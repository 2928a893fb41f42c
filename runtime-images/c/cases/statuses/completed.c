// what: reads its input to the end, takes its arguments and ends well
// args: one two
// stdin: 3\n4\n
// expect: completed
// stdout: 7 one two\n
// code: 0
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <signal.h>
#include <unistd.h>
#include <pthread.h>

int main(int argc, char **argv) {
    long sum = 0, n;
    while (scanf("%ld", &n) == 1) sum += n;
    printf("%ld %s %s\n", sum, argv[1], argv[2]);
    return argc == 3 ? 0 : 1;
}
