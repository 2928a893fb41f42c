// Pieces that print the same under gVisor and under runc: the program runs the one whose number it is given.
// pieces: 34
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <math.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int order(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }
static void *squared(void *x) { return (void *)((intptr_t)x * (intptr_t)x); }
static volatile sig_atomic_t caught;
static void catch_(int number) { caught = number; }
static long deep(long n) { return n == 0 ? 0 : 1 + deep(n - 1); }
static int failed(int result) { return result < 0 ? errno : 0; }

int main(int count, char **words) {
    switch (count > 1 ? atoi(words[1]) : -1) {
    case 0: { unsigned __int128 x = 1; for (int i = 2; i <= 30; i++) x *= i; printf("%llx%016llx\n", (unsigned long long)(x >> 64), (unsigned long long)x); break; }
    case 1: printf("%.17g %.17g %g %g\n", 0.1 + 0.2, 1 / 3.0, 1e300 * 1e10, -0.0); break;
    case 2: printf("%.17g %.17g %.17g\n", sin(0.5), exp(1), pow(2, 0.5)); break;
    case 3: printf("%zu %zu %zu\n", sizeof(long), sizeof(void *), sizeof(long double)); break;
    case 4: { char *all[] = {"zebra", "apple", "mango"}; qsort(all, 3, sizeof *all, order); printf("%s %s %s\n", all[0], all[1], all[2]); break; }
    case 5: { time_t t = 1709208000; char text[64]; strftime(text, sizeof text, "%c %Z", localtime(&t)); puts(text); break; }
    case 6: printf("%s\n", setlocale(LC_ALL, "") ? setlocale(LC_ALL, NULL) : "none"); break;
    case 7: srand(7); printf("%d %d\n", rand(), rand()); break;
    case 8: { pthread_t t[8]; long sum = 0; for (intptr_t i = 0; i < 8; i++) pthread_create(&t[i], NULL, squared, (void *)i); for (int i = 0; i < 8; i++) { void *r; pthread_join(t[i], &r); sum += (intptr_t)r; } printf("%ld\n", sum); break; }
    case 9: signal(SIGUSR1, catch_); raise(SIGUSR1); printf("%d\n", caught); break;
    case 10: { int status; pid_t child = fork(); if (child == 0) _exit(7); waitpid(child, &status, 0); printf("%d\n", WEXITSTATUS(status)); break; }
    case 11: { int status; pid_t child = fork(); if (child == 0) abort(); waitpid(child, &status, 0); printf("%d\n", WTERMSIG(status)); break; }
    case 12: { int p[2]; char b[20] = ""; if (pipe(p)) return 1; if (fork() == 0) { if (write(p[1], "child", 5)) {} _exit(0); } if (read(p[0], b, 5)) {} wait(NULL); puts(b); break; }
    case 13: { struct stat s; mkdir("a", 0750); stat("a", &s); printf("%o %d\n", s.st_mode, (int)s.st_nlink); break; }
    case 14: { struct stat s; close(open("f", O_CREAT | O_WRONLY, 0644)); if (link("f", "g")) {} stat("g", &s); printf("%o %d %ld\n", s.st_mode, (int)s.st_nlink, (long)s.st_size); break; }
    case 15: { char b[20] = ""; if (symlink("nowhere", "l")) {} printf("%zd %s %d\n", readlink("l", b, 19), b, failed(open("l", O_RDONLY))); break; }
    case 16: { int f = open("hole", O_CREAT | O_RDWR, 0600); char b; struct stat s; lseek(f, 1 << 20, SEEK_SET); if (write(f, "x", 1)) {} if (pread(f, &b, 1, 5)) {} fstat(f, &s); printf("%ld %d\n", (long)s.st_size, b); break; }
    case 17: printf("%d %d\n", failed(open("/nowhere/x", O_RDONLY)), failed(open("/etc/passwd", O_WRONLY))); break;
    case 18: { int s = socket(AF_INET, SOCK_STREAM, 0); struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons(9), .sin_addr = {htonl(INADDR_LOOPBACK)}}; printf("%d\n", failed(connect(s, (void *)&a, sizeof a))); break; }
    case 19: { int s[2]; char b[6] = ""; if (socketpair(AF_UNIX, SOCK_DGRAM, 0, s)) return 1; if (write(s[0], "hello", 5)) {} printf("%zd %s\n", read(s[1], b, 5), b); break; }
    case 20: printf("%d %d %o\n", getuid(), getgid(), umask(0)); break;
    case 21: { char b[200]; puts(getcwd(b, sizeof b)); break; }
    case 22: { struct utsname u; uname(&u); printf("%s %s\n", u.sysname, u.machine); break; }
    case 23: { char *m = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); m[12345] = 'x'; printf("%d %d\n", m[0], m[12345]); munmap(m, 1 << 20); break; }
    case 24: { int f = open("m", O_CREAT | O_RDWR, 0600); if (ftruncate(f, 4096)) {} char *m = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, f, 0); strcpy(m, "mapped"); msync(m, 4096, MS_SYNC); char b[7] = ""; if (pread(f, b, 6, 0)) {} puts(b); break; }
    case 25: printf("%ld\n", deep(20000)); break;
    case 26: { int n = 0; for (char **e = environ; *e; e++) n++; printf("%d %s\n", n, getenv("LANG")); break; }
    case 27: { struct timespec a, b; clock_gettime(CLOCK_MONOTONIC, &a); usleep(20000); clock_gettime(CLOCK_MONOTONIC, &b); printf("%d\n", b.tv_sec > a.tv_sec || b.tv_nsec - a.tv_nsec >= 20000000); break; }
    case 28: { FILE *p = popen("echo $((6 * 7))", "r"); int x = 0; if (fscanf(p, "%d", &x)) {} printf("%d %d\n", x, pclose(p)); break; }
    case 29: { char b[16]; int f = open("/dev/urandom", O_RDONLY); printf("%zd %zd\n", read(f, b, 16), read(open("/dev/null", O_RDONLY), b, 16)); break; }
    case 30: { char b[64]; snprintf(b, sizeof b, "%-8s|%08.3f|%+d|%x", "left", 3.14159, 5, 255); puts(b); break; }
    case 31: { errno = 0; long x = strtol("99999999999999999999", NULL, 10); printf("%ld %s\n", x, strerror(errno)); break; }
    case 32: { int *p = malloc(100 << 20); memset(p, 1, 100 << 20); printf("%x\n", p[25 << 18]); free(p); break; }
    case 33: fprintf(stderr, "to standard error\n"); return 3;
    default: return 1;
    }
    return 0;
}
