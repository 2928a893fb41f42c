// what: prints without end
// expect: output_limit_exceeded
// limits: output=100000
// truncated: stdout
#include <bits/stdc++.h>
#include <unistd.h>

int main() {
    for (;;) std::cout << "more and more of it\n";
}
