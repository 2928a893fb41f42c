// The runner is the entry point of every runtime image: it reads one job, runs its stages within their limits, and
// tells on its standard output what happened. See README.md for the protocol.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"strconv"
	"syscall"

	"cofferdam/runner/apart"
	"cofferdam/runner/frame"
	"cofferdam/runner/job"
	"cofferdam/runner/kernel"
	"cofferdam/runner/session"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout)) }

func run(arguments []string, in io.Reader, out io.Writer) int {
	if code, done := apart.Main(arguments); done {
		return code
	}
	flags := flag.NewFlagSet("runner", flag.ContinueOnError)
	jobFile := flags.String("job", "", "read the job from this `file` instead of standard input")
	folder := flags.String("workspace", "/workspace", "the `folder` where programs run")
	if err := flags.Parse(arguments); err != nil || flags.NArg() > 0 {
		fmt.Fprintln(os.Stderr, "usage: runner [--job FILE] [--workspace FOLDER]")
		return 2
	}
	if os.Getpid() == 1 && os.Getuid() == 0 {
		fmt.Fprintln(os.Stderr, "runner: must not run as root")
		return 2
	}
	found := kernel.Identify()
	isolated := found.Name == "gvisor" && os.Getpid() == 1
	signals := protect(isolated)
	s := &session.Session{Workspace: *folder, Kernel: found, Frames: frame.NewWriter(out), FromStdin: *jobFile == ""}
	go obeySignals(signals, isolated, s)
	line := bufio.NewReaderSize(in, 64<<10)
	s.WatchStdin = func(gone func()) { go watch(line, gone) }
	s.Run(read(*jobFile, line))
	if s.Frames.Close() != nil {
		return 1
	}
	return 0
}

func read(jobFile string, line *bufio.Reader) ([]byte, error) {
	if jobFile == "" {
		return job.ReadLine(line)
	}
	file, err := os.Open(jobFile)
	if err != nil {
		return nil, fmt.Errorf("the file of the job cannot be read")
	}
	defer file.Close()
	return job.ReadLine(bufio.NewReader(file))
}

// protect makes the process hard to disturb from inside: not dumpable (no ptrace, no memory through /proc), signals
// caught, no descriptor that its starter forgot, little parallelism of its own. Where the program cannot name the
// runner, only the signals that a keeper of sandboxes sends are caught: catching all 64 takes gVisor 2 to 4 ms.
func protect(isolated bool) chan os.Signal {
	const setDumpable = 4
	syscall.RawSyscall(syscall.SYS_PRCTL, setDumpable, 0, 0)
	runtime.GOMAXPROCS(2)
	syscall.Umask(0o022)
	closeInherited()
	signals := make(chan os.Signal, 8)
	if isolated {
		signal.Notify(signals, syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGPIPE)
	} else {
		signal.Notify(signals)
	}
	return signals
}

// closeInherited marks whatever was left open by our starter, so that no program inherits it.
func closeInherited() {
	dir, err := os.Open("/proc/self/fd")
	if err != nil {
		return
	}
	defer dir.Close()
	names, err := dir.Readdirnames(-1)
	if err != nil {
		return
	}
	for _, name := range names {
		if fd, err := strconv.Atoi(name); err == nil && fd > 2 {
			syscall.CloseOnExec(fd)
		}
	}
}

// obeySignals absorbs every signal but the one by which whatever keeps the sandbox asks for an early end. Where the
// program cannot name the runner, such a signal comes from outside; elsewhere it is absorbed like the others.
func obeySignals(signals <-chan os.Signal, isolated bool, s *session.Session) {
	for received := range signals {
		if received == syscall.SIGTERM && isolated {
			s.Stop()
		}
	}
}

// watch reads on behind the job, only to learn of the end.
func watch(in io.Reader, gone func()) {
	// Whether it ended well or with an error, there is nobody left at the other end.
	_, _ = io.Copy(io.Discard, in)
	gone()
}
