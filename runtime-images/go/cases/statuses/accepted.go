// what: prints what its test expects
// expect: accepted
// stdin: 20 22\n
// expected-output: 42
package main

import (
	"fmt"
)

func main() {
	var a, b int
	fmt.Scan(&a, &b)
	fmt.Println(a + b)
}
