package stage

import (
	"errors"
	"os"
	"syscall"
	"time"
)

// sweepTime bounds how long the runner tries to get rid of what a program left.
const sweepTime = 5 * time.Second

var errStrays = errors.New("processes of the program could not be ended")

// sweep kills everything but the runner and reaps it, and only returns without an error when nothing is left. A fork
// bomb races against it, so it repeats; in a sandbox the guard's death has already taken the whole namespace along.
func sweep() error {
	deadline := time.Now().Add(sweepTime)
	for pause := 100 * time.Microsecond; ; pause *= 2 {
		killAll(os.Getpid() == 1)
		reap()
		if alone() {
			return nil
		}
		if time.Now().After(deadline) {
			return errStrays
		}
		if pause > 5*time.Millisecond {
			pause = 5 * time.Millisecond
		}
		time.Sleep(pause)
	}
}

// killAll uses kill(-1) only where it means "the whole sandbox": as the first process of one. Anywhere else it would
// end everything that the user runs, so there only our own descendants are killed, one by one.
func killAll(first bool) {
	if first && os.Getpid() == 1 {
		// ESRCH, nobody left, is the good case.
		_ = syscall.Kill(-1, syscall.SIGKILL)
		return
	}
	for _, p := range below(processes(), os.Getpid()) {
		if p.pid > 1 {
			_ = syscall.Kill(p.pid, syscall.SIGKILL)
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
