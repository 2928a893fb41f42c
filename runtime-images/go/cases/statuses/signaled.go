// what: sends itself a signal that ends it
// expect: signaled
// signal: SIGTERM
package main

import (
	"syscall"
	"time"
)

func main() {
	syscall.Kill(syscall.Getpid(), syscall.SIGTERM)
	time.Sleep(time.Minute)
}
