// what: takes ten megabytes in and gives as many out
// expect: completed
// stdin: 10485760 bytes
// limits: output=16MiB run_timeout=20000 run_cpu_time=30000
// stderr-contains: 10485760
#include <iostream>
#include <iterator>
#include <string>

int main() {
    std::string text{std::istreambuf_iterator<char>(std::cin), {}};
    std::cout << text;
    std::cerr << text.size() << "\n";
}
