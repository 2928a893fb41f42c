// what: calls itself until it cannot
// limits: run_timeout=20000 run_cpu_time=20000
// expect: runtime_error
// stderr-contains: RangeError: Maximum call stack size exceeded
const deeper = (n: number): number => 1 + deeper(n + 1);
deeper(0);
