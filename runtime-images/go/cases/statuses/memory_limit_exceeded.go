// what: keeps more and more in memory
// expect: memory_limit_exceeded
// limits: run_memory=128MiB run_timeout=20000 run_cpu_time=20000
// message-contains: bytes of memory
package main

var held [][]byte

func main() {
	for {
		block := make([]byte, 1<<20)
		for i := range block {
			block[i] = 1
		}
		held = append(held, block)
	}
}
