// what: says what is wrong and ends with a code of its own
// expect: runtime_error
// stderr-contains: no good
// code: 3
package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Fprintln(os.Stderr, "no good")
	os.Exit(3)
}
