// what: starts more processes or threads than it may
// expect: process_limit_exceeded
// limits: processes=40 run_timeout=20000 run_cpu_time=20000 run_memory=512MiB
// message-contains: 40 processes
package main

import (
	"runtime"
	"time"
)

func main() {
	for i := 0; i < 200; i++ {
		go func() {
			runtime.LockOSThread()
			time.Sleep(time.Minute)
		}()
	}
	time.Sleep(time.Minute)
}
