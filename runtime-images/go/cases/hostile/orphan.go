// what: leaves a process, in a session of its own, that holds its output
// expect: completed
// stdout: done\n
package main

import (
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"time"
)

func main() {
	if len(os.Args) > 1 {
		time.Sleep(time.Minute)
		fmt.Println("late")
		return
	}
	child := exec.Command("/proc/self/exe", "child")
	child.Stdout = os.Stdout
	child.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	child.Start()
	fmt.Println("done")
}
