// what: opens what it must not read or change
// expect: completed
// stdout-lacks: OPEN
// stdout-contains: refused
package main

import (
	"fmt"
	"os"
)

func main() {
	for _, path := range []string{"/etc/shadow", "/dev/mem"} {
		if _, err := os.ReadFile(path); err == nil {
			fmt.Println("OPEN", path)
		} else {
			fmt.Println("refused:", err)
		}
	}
	for _, path := range []string{"/usr/bin/evil", "/cofferdam/runner", "/proc/sysrq-trigger", "/proc/1/mem"} {
		if err := os.WriteFile(path, []byte("evil"), 0o755); err == nil {
			fmt.Println("OPEN", path)
		} else {
			fmt.Println("refused:", err)
		}
	}
}
