package stage

import (
	"errors"
	"os"
	"syscall"
	"time"
)

// sweepTime bounds how long the runner tries to get rid of what a program left.
const sweepTime = 5 * time.Second

// ErrStrays means that something of the program lives on, deaf to SIGKILL: gVisor has calls that never return, such as
// a wait in a file system (FUSE) that the program itself serves and does not. Only the end of the sandbox ends it.
var ErrStrays = errors.New("processes of the program could not be ended")

// sweep kills everything but the runner and reaps it, and only returns without an error when nothing is left. A fork
// bomb races against it, so it repeats; in a sandbox the guard's death has already taken the whole namespace along.
func sweep() error {
	deadline := time.Now().Add(sweepTime)
	for pause := 100 * time.Microsecond; ; pause *= 2 {
		killer{os.Getpid(), syscall.Kill}.all()
		reap()
		if alone() {
			return nil
		}
		if time.Now().After(deadline) {
			return ErrStrays
		}
		if pause > 5*time.Millisecond {
			pause = 5 * time.Millisecond
		}
		time.Sleep(pause)
	}
}

// killer ends processes. Who we are and how to kill stand in fields, so that a test can look on without harm.
type killer struct {
	self int
	kill func(pid int, signal syscall.Signal) error
}

// all uses kill(-1) only where it means "the whole sandbox": as the first process of one. Anywhere else it would end
// everything that the user runs, so there only our own descendants are killed, one by one. An error means that one is
// gone already.
func (k killer) all() {
	if k.self == 1 {
		_ = k.kill(-1, syscall.SIGKILL)
		return
	}
	for _, p := range below(processes(), k.self) {
		if p.pid > 1 {
			_ = k.kill(p.pid, syscall.SIGKILL)
		}
	}
}

func reap() {
	for {
		var status syscall.WaitStatus
		pid, err := syscall.Wait4(-1, &status, syscall.WNOHANG|waitAllChildren, nil)
		if err == syscall.EINTR {
			continue
		}
		if err != nil || pid <= 0 {
			return
		}
	}
}

// alone asks for children first, which is cheap, and believes /proc only then.
func alone() bool {
	var status syscall.WaitStatus
	if _, err := syscall.Wait4(-1, &status, syscall.WNOHANG|waitAllChildren, nil); err != syscall.ECHILD {
		return false
	}
	if os.Getpid() != 1 {
		return len(below(processes(), os.Getpid())) == 0
	}
	for _, p := range processes() {
		if p.pid != 1 {
			return false
		}
	}
	return true
}
