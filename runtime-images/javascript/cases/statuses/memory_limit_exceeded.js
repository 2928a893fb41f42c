// what: keeps more and more in memory
// expect: memory_limit_exceeded
// limits: run_memory=128MiB run_timeout=20000 run_cpu_time=20000
// message-contains: bytes of memory
const held = [];
for (;;) held.push(Buffer.alloc(1 << 20, 1));
