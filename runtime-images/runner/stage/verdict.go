package stage

import (
	"fmt"
	"path"
	"syscall"
	"time"

	"cofferdam/runner/frame"
	"cofferdam/runner/job"
)

// ending is all that is known about a stage when nothing of it lives any more.
type ending struct {
	// stopped is the limit for which the runner killed the program; empty when it ended by itself.
	stopped  frame.Reason
	status   syscall.WaitStatus
	failure  failure
	cpu      time.Duration
	memory   int64
	tasks    int64
	diskFull bool
	bigFile  bool
	printed  bool
}

// verdict decides, from facts alone, how the stage ended. A program that met a limit and ended well all the same
// coped with it; one that ended badly, with the limit's mark on it, is told the limit.
func verdict(e ending, spec *job.Stage) frame.Exit {
	exit := frame.Exit{Name: spec.Name, ID: spec.ID}
	switch {
	case e.failure.step != 0:
		exit.Message = fmt.Sprintf("could not start `%.200s`: %v", spec.Argv[0], e.failure.errno)
		exit.Reason, exit.Code = startFailure(spec.Argv[0], e.failure.errno)
		return exit
	case e.status.Exited():
		code := e.status.ExitStatus()
		exit.Code = &code
	default:
		exit.Signal = signalName(e.status.Signal())
	}
	exit.Reason = e.reason(&spec.Limits)
	exit.Message = message(exit, e, &spec.Limits)
	return exit
}

// startFailure tells whose fault it is. A path from the root is the image's own command. Any other is a file of the
// workspace, which an earlier stage made, and which it or the program may have spoilt since: that is the program's own
// failure, with the code that a shell has for it.
func startFailure(command string, errno syscall.Errno) (frame.Reason, *int) {
	const cannotStart, notFound = 126, 127
	if path.IsAbs(command) {
		return frame.StartFailed, nil
	}
	code := cannotStart
	if errno == syscall.ENOENT {
		code = notFound
	}
	return frame.Exited, &code
}

func (e *ending) reason(limits *job.Limits) frame.Reason {
	signal := syscall.Signal(0)
	if e.status.Signaled() {
		signal = e.status.Signal()
	}
	switch {
	case e.stopped != "":
		return e.stopped
	case e.printed:
		return frame.OutputLimit
	case e.status.Exited() && e.status.ExitStatus() == 0:
		return frame.Exited
	case signal == syscall.SIGXFSZ:
		return frame.FileSizeLimit
	case signal == syscall.SIGXCPU, signal == syscall.SIGKILL && e.cpu >= milliseconds(limits.CPUTime):
		return frame.CPULimit
	case e.memory > limits.Memory:
		return frame.MemoryLimit
	case e.bigFile:
		return frame.FileSizeLimit
	case e.tasks > limits.Processes:
		return frame.ProcessLimit
	case e.diskFull:
		return frame.DiskLimit
	case e.status.Exited():
		return frame.Exited
	}
	return frame.Signaled
}

func message(exit frame.Exit, e ending, limits *job.Limits) string {
	switch exit.Reason {
	case frame.TimeLimit:
		return fmt.Sprintf("stopped after %d ms", limits.WallTime)
	case frame.CPULimit:
		return fmt.Sprintf("used more than %d ms of processor time", limits.CPUTime)
	case frame.MemoryLimit:
		return fmt.Sprintf("used more than %d bytes of memory", limits.Memory)
	case frame.OutputLimit:
		return fmt.Sprintf("printed more than %d bytes", limits.Output)
	case frame.ProcessLimit:
		return fmt.Sprintf("started more than %d processes and threads", limits.Processes)
	case frame.FileSizeLimit:
		return fmt.Sprintf("wrote a file of more than %d bytes", limits.FileSize)
	case frame.DiskLimit:
		return fmt.Sprintf("filled its %d bytes of disk", limits.Disk)
	case frame.Signaled:
		return "ended by " + *exit.Signal
	}
	if exit.Code != nil && *exit.Code != 0 {
		return fmt.Sprintf("exited with code %d", *exit.Code)
	}
	return ""
}

func milliseconds(n int64) time.Duration { return time.Duration(n) * time.Millisecond }

// names are the signals that end a program; they have the same numbers on every processor that we build for.
var names = [...]string{1: "SIGHUP", "SIGINT", "SIGQUIT", "SIGILL", "SIGTRAP", "SIGABRT", "SIGBUS", "SIGFPE", "SIGKILL",
	"SIGUSR1", "SIGSEGV", "SIGUSR2", "SIGPIPE", "SIGALRM", "SIGTERM", "SIGSTKFLT", "SIGCHLD", "SIGCONT", "SIGSTOP", "SIGTSTP",
	"SIGTTIN", "SIGTTOU", "SIGURG", "SIGXCPU", "SIGXFSZ", "SIGVTALRM", "SIGPROF", "SIGWINCH", "SIGIO", "SIGPWR", "SIGSYS"}

func signalName(signal syscall.Signal) *string {
	name := fmt.Sprintf("SIG%d", int(signal))
	if signal > 0 && int(signal) < len(names) {
		name = names[signal]
	}
	return &name
}
