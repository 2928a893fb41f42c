// what: leaves links where files are fetched
// expect: completed
// fetch: *.txt
// artifacts: none
#include <unistd.h>

int main(void) {
    return symlink("/etc/passwd", "a.txt") | symlink("/proc/self/environ", "b.txt") | symlink("c.txt", "c.txt");
}
