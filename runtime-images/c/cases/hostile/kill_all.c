// what: kills whatever it can name
// expect: completed signaled runtime_error
// why: whether it may kill itself, and by which call, differs between languages
#include <signal.h>
#include <stdio.h>

int main(void) {
    kill(-1, SIGKILL);
    puts("alone");
    return 0;
}
