// what: has several files of one package and no go.mod
// expect: completed
// stdout: 5 from elsewhere\n
package main

import "fmt"

func main() {
	fmt.Println(add(2, 3), "from elsewhere")
}
