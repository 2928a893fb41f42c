// what: says what is wrong and ends with a code of its own
// expect: runtime_error
// stderr-contains: no good
// code: 3
#include <bits/stdc++.h>
#include <unistd.h>

int main() {
    std::cerr << "no good" << std::endl;
    return 3;
}
