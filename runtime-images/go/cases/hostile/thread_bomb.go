// what: starts threads without end
// expect: process_limit_exceeded
// limits: processes=40 run_timeout=20000 run_cpu_time=20000
package main

import (
	"runtime"
	"time"
)

func main() {
	for {
		go func() {
			// A goroutine that keeps its thread.
			runtime.LockOSThread()
			time.Sleep(time.Hour)
		}()
		time.Sleep(time.Millisecond)
	}
}
