// what: prints without end and without a line break
// expect: output_limit_exceeded
// limits: output=100000
// truncated: stdout
#include <iostream>

int main() {
    for (;;) std::cout << "more and more of it ";
}
