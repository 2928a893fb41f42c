// what: keeps more and more in memory
// expect: memory_limit_exceeded
// limits: run_memory=128MiB run_timeout=20000 run_cpu_time=20000
// message-contains: bytes of memory
const held: Uint8Array[] = [];
for (;;) held.push(new Uint8Array(1 << 20).fill(1));
