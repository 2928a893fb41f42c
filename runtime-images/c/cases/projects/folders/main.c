// what: has headers and sources in folders
// expect: completed
// stdout: 5 from elsewhere\n
#include <stdio.h>
#include "lib/sums.h"

int main(void) {
    printf("%d from elsewhere\n", add(2, 3));
    return 0;
}
