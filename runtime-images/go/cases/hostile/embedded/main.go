// what: embeds files from outside of its folder
// expect: compile_error
package main

import (
	_ "embed"
	"fmt"
)

//go:embed ../etc/passwd
var stolen string

func main() { fmt.Println("OPEN", stolen) }
