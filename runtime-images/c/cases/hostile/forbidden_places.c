// what: opens what it must not read or change
// expect: completed
// stdout-lacks: OPEN
// stdout-contains: refused
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <unistd.h>

int main(void) {
    const char *places[] = {"/etc/shadow", "/dev/mem", "/usr/bin/evil", "/cofferdam/runner", "/proc/sysrq-trigger", "/proc/1/mem"};
    const int modes[] = {O_RDONLY, O_RDONLY, O_WRONLY | O_CREAT, O_WRONLY, O_WRONLY, O_WRONLY};
    for (int i = 0; i < 6; i++) {
        int file = open(places[i], modes[i], 0644);
        char byte = 0;
        if (file >= 0 && (modes[i] == O_RDONLY ? read(file, &byte, 1) : write(file, "evil", 4)) > 0) printf("OPEN %s\n", places[i]);
        else printf("refused: %s: %s\n", places[i], strerror(errno));
    }
    if (mount("none", "/tmp", "tmpfs", 0, NULL) == 0 && chroot("/tmp") == 0) printf("OPEN mount and chroot\n");
    if (setuid(0) == 0) printf("OPEN setuid\n");
    if (ptrace(PTRACE_ATTACH, 1, NULL, NULL) == 0) printf("OPEN ptrace\n");
    return 0;
}
