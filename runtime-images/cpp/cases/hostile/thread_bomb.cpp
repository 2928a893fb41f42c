// what: starts threads without end
// expect: process_limit_exceeded
// limits: processes=40 run_timeout=20000 run_cpu_time=20000
#include <chrono>
#include <system_error>
#include <thread>

int main() {
    for (;;) {
        try {
            std::thread([] { std::this_thread::sleep_for(std::chrono::hours(1)); }).detach();
        } catch (const std::system_error &) {
            std::this_thread::yield();
        }
    }
}
