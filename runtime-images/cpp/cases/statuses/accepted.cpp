// what: prints what its test expects
// expect: accepted
// stdin: 20 22\n
// expected-output: 42
#include <bits/stdc++.h>
#include <unistd.h>

int main() {
    int a, b;
    std::cin >> a >> b;
    std::cout << a + b << "\n";
}
