// what: waits for longer than it may
// expect: time_limit_exceeded
// limits: run_timeout=1500
// stdout: begun\n
// signal: SIGKILL
package main

import (
	"fmt"
	"time"
)

func main() {
	fmt.Println("begun")
	time.Sleep(time.Minute)
}
