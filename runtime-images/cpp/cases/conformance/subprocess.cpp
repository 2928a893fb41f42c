// what: starts another process and reads what it prints
// expect: completed
// stdout: from a child\n
#include <cstdlib>

int main() {
    return std::system("echo from a child");
}
