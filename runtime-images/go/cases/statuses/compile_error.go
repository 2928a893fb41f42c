// what: is no program of its language
// expect: compile_error
// compile-contains: undefined: undeclared
package main

func main() {
	unused := undeclared
}
