// what: reads its input to the end, takes its arguments and ends well
// args: one two
// stdin: 3\n4\n
// expect: completed
// stdout: 7 one two\n
// code: 0
package main

import (
	"fmt"
	"io"
	"os"
	"strings"
)

func main() {
	all, _ := io.ReadAll(os.Stdin)
	sum := 0
	for _, line := range strings.Fields(string(all)) {
		n := 0
		fmt.Sscan(line, &n)
		sum += n
	}
	fmt.Println(sum, os.Args[1], os.Args[2])
}
