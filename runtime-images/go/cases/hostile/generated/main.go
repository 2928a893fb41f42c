// what: asks for commands to be run before it is built, and for another toolchain
// expect: compile_error completed
// why: a newer toolchain is refused or passed over, never fetched
// fetch: *.txt
// artifacts: none
package main

//go:generate touch generated.txt

import "os"

func main() {
	if _, err := os.Stat("generated.txt"); err == nil {
		println("OPEN")
	}
}
