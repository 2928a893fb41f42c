// what: is no program of its language
// expect: compile_error
// compile-contains: undeclared
#include <stdio.h>

int main(void) {
    printf("%d\n", undeclared);
    return 0
}
