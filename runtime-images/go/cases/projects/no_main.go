// what: has a package that is no program
// expect: compile_error
// compile-contains: its package is not main
package sums

func Add(a, b int) int { return a + b }
