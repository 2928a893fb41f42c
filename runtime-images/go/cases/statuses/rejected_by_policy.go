// what: starts a command, which the strict policy denies
// expect: rejected_by_policy
// policy: strict
package main

import (
	"os/exec"
)

func main() {
	exec.Command("id").Run()
}
