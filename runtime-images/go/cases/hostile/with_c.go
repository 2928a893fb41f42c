// what: brings C and options for its compiler
// expect: compile_error
package main

// #cgo LDFLAGS: -Wl,--version
// #include <stdlib.h>
import "C"

func main() { C.system(C.CString("id")) }
