// what: is a module with packages, built without a network
// expect: completed
// stdout: 5 from elsewhere\n
package main

import (
	"fmt"

	"example.com/adding/sums"
)

func main() {
	fmt.Println(sums.Add(2, 3), "from elsewhere")
}
