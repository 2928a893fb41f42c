package stage

import (
	"os"
	"runtime"
	"syscall"
	"time"
)

// cpuClock adds up the processor time of a stage. The kernel hands the time of a dead process to the parent that waited
// for it, and drops it when the parent ignores its children; so two sums are kept, and the larger one counts.
//
// gVisor charges a thread that waits for a processor as if it had one, so a sum is never believed beyond what all
// processors could have given since the stage began.
type cpuClock struct {
	began  time.Time
	before time.Duration
	seen   map[birth]time.Duration
	most   time.Duration
	next   int
}

// birth tells a process from a later one with the same number.
type birth struct {
	pid     int
	started uint64
}

// maxRemembered bounds what a program can make the clock remember by starting processes without end.
const maxRemembered = 100_000

// maxAncestors bounds the way up to the runner.
const maxAncestors = 1_000

func newCPUClock() *cpuClock {
	return &cpuClock{began: time.Now(), before: reaped(), seen: map[birth]time.Duration{}}
}

// read looks at what is alive, for as long as it may; where it stopped, the next reading goes on. What has been waited
// for by the runner is added.
func (c *cpuClock) read(until time.Time) time.Duration {
	alive, remembered := reaped()-c.before, time.Duration(0)
	pids := numbers()
	for i := range pids {
		pid := pids[(c.next+i)%len(pids)]
		if pid == os.Getpid() {
			continue
		}
		if i > 0 && time.Now().After(until) {
			c.next += i
			break
		}
		p, ok := inspect(pid)
		if !ok || !c.ours(p) {
			continue
		}
		alive += p.own + p.children
		key := birth{p.pid, p.started}
		if _, known := c.seen[key]; known || len(c.seen) < maxRemembered {
			c.seen[key] = p.own
		}
	}
	for _, own := range c.seen {
		remembered += own
	}
	c.keep(alive)
	c.keep(remembered)
	return c.most
}

// ours tells whether a process belongs to the program. In a sandbox everything does; elsewhere it must descend from
// the runner, whose children are remembered with theirs.
func (c *cpuClock) ours(p process) bool {
	if os.Getpid() == 1 {
		return true
	}
	for depth := 0; depth < maxAncestors && p.parent > 1; depth++ {
		if p.parent == os.Getpid() {
			return true
		}
		var ok bool
		if p, ok = inspect(p.parent); !ok {
			return false
		}
	}
	return false
}

// final is right when everything has been waited for.
func (c *cpuClock) final() time.Duration {
	c.keep(reaped() - c.before)
	return c.most
}

func (c *cpuClock) keep(used time.Duration) {
	if possible := time.Since(c.began) * time.Duration(runtime.NumCPU()); used > possible {
		used = possible
	}
	if used > c.most {
		c.most = used
	}
}

// reaped is the time of all children, and of theirs, that the runner has waited for since it lives.
func reaped() time.Duration {
	var usage syscall.Rusage
	// It fails for a bad pointer alone.
	_ = syscall.Getrusage(syscall.RUSAGE_CHILDREN, &usage)
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
