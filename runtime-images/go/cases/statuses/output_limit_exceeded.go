// what: prints without end
// expect: output_limit_exceeded
// limits: output=100000
// truncated: stdout
package main

import (
	"fmt"
)

func main() {
	for {
		fmt.Println("more and more of it")
	}
}
