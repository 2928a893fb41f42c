// what: fills the workspace with files
// expect: disk_limit_exceeded
// limits: disk=16MiB file_size=4MiB
package main

import (
	"fmt"
	"os"
)

func main() {
	for i := 0; ; i++ {
		if os.WriteFile(fmt.Sprint("part", i), make([]byte, 500000), 0o644) != nil {
			os.Exit(1)
		}
	}
}
