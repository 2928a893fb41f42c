// what: fills the workspace with files
// expect: disk_limit_exceeded
// limits: disk=8MiB file_size=1MiB
#include <bits/stdc++.h>
#include <unistd.h>

int main() {
    for (int i = 0;; i++) {
        std::ofstream part("part" + std::to_string(i));
        part << std::string(500000, 'x');
        part.close();
        if (!part) return 1;
    }
}
