// what: fills the memory that processes share as files
// expect: memory_limit_exceeded
// limits: run_memory=256MiB run_timeout=20000 run_cpu_time=20000
// message-contains: bytes of memory
import { writeFileSync } from 'node:fs'

const block = Buffer.alloc(1 << 20, 'x')
for (let i = 0; ; i++) {
    try {
        writeFileSync(`/dev/shm/held${i}`, block)
    } catch {
        continue
    }
}
