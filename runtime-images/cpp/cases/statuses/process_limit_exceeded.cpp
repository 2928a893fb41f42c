// what: starts more processes or threads than it may
// expect: process_limit_exceeded
// limits: processes=40 run_timeout=20000 run_cpu_time=20000 run_memory=512MiB
// message-contains: 40 processes
#include <bits/stdc++.h>
#include <unistd.h>

int main() {
    std::list<std::thread> threads;
    for (int i = 0; i < 200; i++) threads.emplace_back([] { std::this_thread::sleep_for(std::chrono::seconds(60)); });
    for (auto &thread : threads) thread.join();
}
