// what: prints without end and without a line break
// expect: output_limit_exceeded
// limits: output=100000
// truncated: stdout
#include <stdio.h>

int main(void) {
    for (;;) fputs("more and more of it ", stdout);
}
