// what: starts another process and reads what it prints
// expect: completed
// stdout: from a child\n
package main

import (
	"fmt"
	"os"
	"os/exec"
)

func main() {
	if len(os.Args) > 1 {
		fmt.Println("from a child")
		return
	}
	said, err := exec.Command("/proc/self/exe", "child").Output()
	if err != nil {
		fmt.Println(err)
	}
	fmt.Print(string(said))
}
