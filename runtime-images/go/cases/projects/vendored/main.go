// what: brings the packages of another module along
// expect: completed
// stdout: 5 from elsewhere\n
package main

import (
	"fmt"

	"example.com/sums"
)

func main() {
	fmt.Println(sums.Add(2, 3), "from elsewhere")
}
