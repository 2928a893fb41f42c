package stage

import (
	"os"
	"syscall"
	"testing"
	"time"

	"cofferdam/runner/frame"
	"cofferdam/runner/job"
)

func TestOnlyTheFirstProcessKillsAll(t *testing.T) {
	var killed []int
	record := func(pid int, _ syscall.Signal) error { killed = append(killed, pid); return nil }
	killer{1, record}.all()
	if len(killed) != 1 || killed[0] != -1 {
		t.Errorf("the first process kills %v", killed)
	}
	killed = nil
	killer{os.Getpid(), record}.all()
	for _, pid := range killed {
		t.Errorf("a test kills %d", pid)
	}
}

func TestAProgramCannotForgeItsLineInProc(t *testing.T) {
	line := "42 (a) S 1 (b) R 7 42 42 0 -1 0 1 2 3 4 11 12 13 14 20 0 5 0 99 1 2 3"
	p, ok := parseStat([]byte(line))
	if !ok || p.pid != 42 || p.parent != 7 || p.own != 230*time.Millisecond || p.children != 270*time.Millisecond || p.threads != 5 || p.started != 99 {
		t.Errorf("%+v", p)
	}
	for _, bad := range []string{"", "x", "1 (a", "1 (a) S 1"} {
		if _, ok := parseStat([]byte(bad)); ok {
			t.Errorf("%q is accepted", bad)
		}
	}
}

func TestDescendantsAreFoundInAnyOrder(t *testing.T) {
	all := []process{{pid: 4, parent: 3}, {pid: 2, parent: 1}, {pid: 3, parent: 2}, {pid: 9, parent: 8}}
	if got := below(all, 2); len(got) != 2 {
		t.Errorf("%+v", got)
	}
}

func exited(code int) syscall.WaitStatus       { return syscall.WaitStatus(code << 8) }
func died(s syscall.Signal) syscall.WaitStatus { return syscall.WaitStatus(s) }

func TestVerdicts(t *testing.T) {
	limits := job.Limits{WallTime: 1000, CPUTime: 1000, Memory: 100, Output: 10, Processes: 5, FileSize: 50, Disk: 60}
	for name, c := range map[string]struct {
		seen ending
		want frame.Reason
	}{
		"well":                           {ending{status: exited(0)}, frame.Exited},
		"well, at every limit":           {ending{status: exited(0), memory: 200, tasks: 6, bigFile: true, diskFull: true}, frame.Exited},
		"badly":                          {ending{status: exited(1), memory: 99, tasks: 5}, frame.Exited},
		"badly, above memory":            {ending{status: exited(1), memory: 101}, frame.MemoryLimit},
		"badly, above tasks":             {ending{status: exited(1), tasks: 6}, frame.ProcessLimit},
		"badly, disk full":               {ending{status: exited(1), diskFull: true}, frame.DiskLimit},
		"badly, a large file":            {ending{status: exited(1), bigFile: true, diskFull: true}, frame.FileSizeLimit},
		"killed by its file":             {ending{status: died(syscall.SIGXFSZ)}, frame.FileSizeLimit},
		"killed by its time":             {ending{status: died(syscall.SIGXCPU)}, frame.CPULimit},
		"killed hard, its time used":     {ending{status: died(syscall.SIGKILL), cpu: time.Second}, frame.CPULimit},
		"killed by something":            {ending{status: died(syscall.SIGSEGV)}, frame.Signaled},
		"stopped by us":                  {ending{status: died(syscall.SIGKILL), stopped: frame.TimeLimit, memory: 200}, frame.TimeLimit},
		"stopped by us, ended meanwhile": {ending{status: exited(0), stopped: frame.TimeLimit}, frame.TimeLimit},
		"well, but printed too much":     {ending{status: exited(0), printed: true}, frame.OutputLimit},
	} {
		if got := verdict(c.seen, &job.Stage{Argv: []string{"x"}, Limits: limits}); got.Reason != c.want {
			t.Errorf("%s: %s, not %s", name, got.Reason, c.want)
		}
	}
}

func TestAFailedStartIsTheImagesFaultOnlyForItsOwnCommand(t *testing.T) {
	for _, c := range []struct {
		command string
		errno   syscall.Errno
		want    frame.Reason
		code    int
	}{
		{"/opt/x", syscall.ENOENT, frame.StartFailed, -1},
		{"/opt/x", syscall.EACCES, frame.StartFailed, -1},
		{"x", syscall.ENOENT, frame.Exited, 127},
		{"./x", syscall.EACCES, frame.Exited, 126},
	} {
		got := verdict(ending{failure: failure{stepExec, c.errno}}, &job.Stage{Argv: []string{c.command}})
		code := -1
		if got.Code != nil {
			code = *got.Code
		}
		if got.Reason != c.want || code != c.code {
			t.Errorf("%s, %v: %s with code %d, not %s with %d", c.command, c.errno, got.Reason, code, c.want, c.code)
		}
	}
}

func TestTheMonitorLooksSoonerNearALimit(t *testing.T) {
	for _, c := range []struct {
		memory, tasks int64
		want          time.Duration
	}{{1 << 30, 1000, maxLook}, {40 << 20, 1000, 5 * time.Millisecond}, {1 << 30, 30, 3 * time.Millisecond}, {0, 0, minLook}, {-5, -5, minLook}} {
		if got := lookPause(c.memory, c.tasks); got != c.want {
			t.Errorf("%d bytes, %d tasks: %v", c.memory, c.tasks, got)
		}
	}
}
