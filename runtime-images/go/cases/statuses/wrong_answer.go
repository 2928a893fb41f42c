// what: prints something else than its test expects
// expect: wrong_answer
// stdin: 20 22\n
// expected-output: 43
package main

import (
	"fmt"
)

func main() {
	var a, b int
	fmt.Scan(&a, &b)
	fmt.Println(a + b)
}
