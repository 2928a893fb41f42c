// what: is no program of its language
// expect: compile_error
// compile-contains: undeclared
#include <bits/stdc++.h>
#include <unistd.h>

int main() {
    std::vector<int> numbers = "no numbers";
    return undeclared;
}
