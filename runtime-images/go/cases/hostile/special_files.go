// what: leaves pipes and folders where files are fetched
// expect: completed
// fetch: *.txt
// artifacts: real.txt
package main

import (
	"os"
	"syscall"
)

func main() {
	syscall.Mkfifo("pipe.txt", 0o600)
	os.Mkdir("folder.txt", 0o700)
	os.WriteFile("real.txt", []byte("text"), 0o600)
}
