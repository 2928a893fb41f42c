// what: sends itself a signal that ends it
// expect: signaled
// signal: SIGTERM
#include <bits/stdc++.h>
#include <unistd.h>

int main() {
    std::raise(SIGTERM);
    return 0;
}
