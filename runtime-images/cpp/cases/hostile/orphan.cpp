// what: leaves a process that holds its output
// expect: completed
// stdout: done\n
#include <stdio.h>
#include <unistd.h>

int main() {
    if (fork() == 0) {
        setsid();
        sleep(60);
        puts("late");
        return 0;
    }
    puts("done");
    return 0;
}
