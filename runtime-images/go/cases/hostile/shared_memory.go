// what: fills the memory that processes share as files
// expect: memory_limit_exceeded
// limits: run_memory=64MiB run_timeout=20000 run_cpu_time=20000
// message-contains: bytes of memory
package main

import (
	"fmt"
	"os"
)

func main() {
	block := make([]byte, 1<<20)
	for i := 0; ; i++ {
		os.WriteFile(fmt.Sprint("/dev/shm/held", i), block, 0o600)
	}
}
