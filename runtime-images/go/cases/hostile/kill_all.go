// what: kills whatever it can name
// expect: completed signaled runtime_error
// why: whether it may kill itself, and by which call, differs between languages
package main

import (
	"fmt"
	"syscall"
)

func main() {
	syscall.Kill(-1, syscall.SIGKILL)
	fmt.Println("alone")
}
