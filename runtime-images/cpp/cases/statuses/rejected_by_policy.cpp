// what: starts a command, which the strict policy denies
// expect: rejected_by_policy
// policy: strict
#include <bits/stdc++.h>
#include <unistd.h>

int main() {
    return std::system("id");
}
