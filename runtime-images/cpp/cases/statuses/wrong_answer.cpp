// what: prints something else than its test expects
// expect: wrong_answer
// stdin: 20 22\n
// expected-output: 43
#include <bits/stdc++.h>
#include <unistd.h>

int main() {
    int a, b;
    std::cin >> a >> b;
    std::cout << a + b << "\n";
}
