// what: writes a file that is larger than it may be
// expect: file_size_limit_exceeded
// limits: file_size=1MiB
#include <bits/stdc++.h>
#include <unistd.h>

int main() {
    std::ofstream large("large", std::ios::binary);
    large << std::string(4 << 20, 'x');
    large.close();
    return large ? 0 : 1;
}
