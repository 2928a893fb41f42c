// what: leaves links where files are fetched
// expect: completed
// fetch: *.txt
// artifacts: none
package main

import (
	"os"
)

func main() {
	os.Symlink("/etc/passwd", "a.txt")
	os.Symlink("/proc/self/environ", "b.txt")
	os.Symlink("c.txt", "c.txt")
}
