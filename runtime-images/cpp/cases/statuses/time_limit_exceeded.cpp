// what: waits for longer than it may
// expect: time_limit_exceeded
// limits: run_timeout=1500
// stdout: begun\n
// signal: SIGKILL
#include <bits/stdc++.h>
#include <unistd.h>

int main() {
    std::cout << "begun" << std::endl;
    std::this_thread::sleep_for(std::chrono::seconds(60));
}
