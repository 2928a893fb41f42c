// what: calls itself until it cannot
// limits: run_timeout=20000 run_cpu_time=20000
// expect: runtime_error
// stderr-contains: stack overflow
package main

import (
	"fmt"
	"runtime/debug"
)

func deeper(n int) int { return 1 + deeper(n+1) }

func main() {
	debug.SetMaxStack(64 << 20)
	fmt.Println(deeper(0))
}
