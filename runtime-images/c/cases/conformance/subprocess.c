// what: starts another process and reads what it prints
// expect: completed
// stdout: from a child\n
#include <stdio.h>

int main(void) {
    char line[64];
    FILE *child = popen("echo from a child", "r");
    fputs(fgets(line, sizeof line, child), stdout);
    return pclose(child);
}
