package stage

import (
	"os"
	"syscall"
	"time"
)

// cpuClock adds up the processor time of a stage. The kernel hands the time of a dead process to the parent that waited
// for it, and drops it when the parent ignores its children; so two sums are kept, and the larger one counts.
type cpuClock struct {
	before time.Duration
	seen   map[birth]time.Duration
	most   time.Duration
}

// birth tells a process from a later one with the same number.
type birth struct {
	pid     int
	started uint64
}

// maxRemembered bounds what a program can make the clock remember by starting processes without end.
const maxRemembered = 100_000

func newCPUClock() *cpuClock { return &cpuClock{before: reaped(), seen: map[birth]time.Duration{}} }

// read looks at all that is alive; what has been waited for by the runner is added.
func (c *cpuClock) read() time.Duration {
	alive, remembered := reaped()-c.before, time.Duration(0)
	for _, p := range below(processes(), os.Getpid()) {
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

// final is right when everything has been waited for.
func (c *cpuClock) final() time.Duration {
	c.keep(reaped() - c.before)
	return c.most
}

func (c *cpuClock) keep(used time.Duration) {
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
