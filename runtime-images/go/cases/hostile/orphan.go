// what: leaves a process that holds its output
// expect: completed
// stdout: done\n
package main

import (
	"fmt"
	"os"
	"os/exec"
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
	child.Start()
	fmt.Println("done")
}
