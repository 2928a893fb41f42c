// what: has a source whose name a compiler could take for an option
// expect: completed
// stdout: 5 from elsewhere\n
#include <stdio.h>

int add(int a, int b);

int main(void) {
    printf("%d from elsewhere\n", add(2, 3));
    return 0;
}
