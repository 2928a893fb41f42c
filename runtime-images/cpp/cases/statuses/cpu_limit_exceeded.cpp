// what: computes for longer than it may
// expect: cpu_limit_exceeded
// limits: run_cpu_time=700 run_timeout=20000
// message-contains: processor time
#include <bits/stdc++.h>
#include <unistd.h>

int main() {
    volatile unsigned long n = 0;
    for (;;) n = n + 1;
}
