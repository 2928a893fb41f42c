// what: fills the memory that processes share as files
// expect: memory_limit_exceeded
// limits: run_memory=64MiB run_timeout=20000 run_cpu_time=20000
// message-contains: bytes of memory
#include <fstream>
#include <string>

int main() {
    const std::string block(1 << 20, 'x');
    for (int i = 0;; i++) std::ofstream("/dev/shm/held" + std::to_string(i)) << block;
}
