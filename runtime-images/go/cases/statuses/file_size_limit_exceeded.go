// what: writes a file that is larger than it may be
// expect: file_size_limit_exceeded
// limits: file_size=4MiB
package main

import (
	"os"
)

func main() {
	if os.WriteFile("large", make([]byte, 8<<20), 0o644) != nil {
		os.Exit(1)
	}
}
