// Go-unit is how unit tests of Go are made and run apart from the program that they test.
//
//	go-unit program OUTPUT PROGRAM [FILE...]
//
// is the compile stage: it makes of the program's packages one that answers for them.
//
//	go-unit tests
//
// is the tests' process: it reads the program's declarations, makes what stands in for them, translates the tests against
// that, and runs them.
package main

import (
	"fmt"
	"os"
)

// Where the image has what is needed.
const (
	goRoot     = "/usr/lib/go-1.24"
	importable = "/usr/local/share/go-unit/importable"
	forProgram = "/usr/local/share/go-unit/program"
	forTests   = "/usr/local/share/go-unit/tests"
)

func main() {
	switch {
	case len(os.Args) > 3 && os.Args[1] == "program":
		if err := makeProgram(os.Args[2], os.Args[3:]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	case len(os.Args) == 2 && os.Args[1] == "tests":
		if err := runTests(); err != nil {
			fmt.Fprintln(os.Stderr, "the tests cannot be run:", err)
			os.Exit(1)
		}
	default:
		fmt.Fprintln(os.Stderr, "usage: go-unit program OUTPUT PROGRAM [FILE...], or go-unit tests")
		os.Exit(2)
	}
}
