package stage

import (
	"runtime"
	"syscall"
	"time"

	"cofferdam/runner/frame"
	"cofferdam/runner/job"
)

// How often the monitor looks. It looks sooner when a limit could be met sooner, going by the fastest that memory can
// be filled and tasks started.
const (
	minLook       = 2 * time.Millisecond
	maxLook       = 10 * time.Millisecond
	minCPULook    = 10 * time.Millisecond
	maxCPULook    = 100 * time.Millisecond
	cpuSlice      = 5 * time.Millisecond
	growing       = 2 << 20
	fillPerMS     = 8 << 20
	tasksPerMS    = 10
	framesAtOnce  = 512
	searchAgain   = 50 * time.Millisecond
	confirmations = 2
)

// run is one program while it runs.
type run struct {
	host     *Host
	spec     *job.Stage
	input    []byte
	pipes    *pipes
	poll     *poller
	out      printed
	meter    meter
	cpu      *cpuClock
	program  int
	looks    int
	held     int64
	waited   chan ended
	gone     bool
	started  time.Time
	born     time.Time
	ended    time.Time
	nextLook time.Time
	nextCPU  time.Time
	nextFind time.Time
	over     int
	tokens   int
	refilled time.Time
	seen     ending
}

// prepare takes the baseline, so it comes last before the fork.
func (r *run) prepare() {
	disks := writableMounts(r.host.Workspace)
	r.meter = &linuxMeter{disks: disks}
	if r.host.Gvisor {
		r.meter = newGvisorMeter(disks)
	}
	r.cpu = newCPUClock()
	r.born, r.started = fileClock(), time.Now()
}

// follow leaves the waiting to a thread of its own: an end is known at once, and the loop never blocks.
func (r *run) follow(program int) {
	r.program = program
	r.waited = make(chan ended, 1)
	wake := r.pipes.theirs[3]
	go func() {
		r.waited <- await(program)
		// The pipe is empty, so this cannot block; were it closed already, nobody would need waking.
		_, _ = syscall.Write(wake, []byte{0})
	}()
	now := time.Now()
	r.tokens, r.refilled = framesAtOnce, now
	r.nextLook, r.nextCPU, r.nextFind = now.Add(minLook), now.Add(r.cpuPause(0)), now
	if len(r.input) == 0 {
		closeOnce(&r.pipes.stdin)
	}
}

// ended is what the kernel tells of a program that is over.
type ended struct {
	status syscall.WaitStatus
	usage  syscall.Rusage
	at     time.Time
}

func await(program int) ended {
	var e ended
	for {
		_, err := syscall.Wait4(program, &e.status, waitAllChildren, &e.usage)
		if err != syscall.EINTR {
			e.at = time.Now()
			return e
		}
	}
}

// watch returns when the program has ended or must end; an error means that the execution as a whole must.
func (r *run) watch() error {
	deadline := r.started.Add(milliseconds(r.spec.Limits.WallTime))
	for r.seen.stopped == "" {
		now := time.Now()
		r.poll.read(r.pipes, r.mayPrint(now))
		over, err := r.serve(r.poll.wait(r.pause(now, deadline)))
		if err != nil {
			return err
		}
		now = time.Now()
		switch {
		case r.host.Stopped():
			return ErrStopped
		case r.host.Frames.Broken():
			return frame.ErrBroken
		case r.gone:
			return nil
		case over:
			r.seen.stopped = frame.OutputLimit
		case !now.Before(deadline):
			r.seen.stopped = frame.TimeLimit
		default:
			r.monitor(now, deadline)
		}
	}
	return nil
}

func (r *run) pause(now, deadline time.Time) time.Duration {
	next := deadline
	for _, other := range []time.Time{r.nextLook, r.nextCPU} {
		if other.Before(next) {
			next = other
		}
	}
	return next.Sub(now)
}

// mayPrint holds the output back while nobody reads it, and while it comes in more pieces than are worth a frame
// each: then it gathers in the pipes for some milliseconds.
func (r *run) mayPrint(now time.Time) bool {
	r.tokens += int(now.Sub(r.refilled) / time.Millisecond)
	r.refilled = r.refilled.Add(now.Sub(r.refilled).Truncate(time.Millisecond))
	if r.tokens > framesAtOnce {
		r.tokens = framesAtOnce
	}
	return r.tokens > 0 && r.host.Frames.Room()
}

// serve handles what is ready.
func (r *run) serve(ready []syscall.EpollEvent) (over bool, err error) {
	for i := range ready {
		switch fd := int(ready[i].Fd); fd {
		case r.pipes.stdin:
			feed(&r.pipes.stdin, &r.input)
		case r.pipes.ended:
			r.gone = true
		case r.pipes.output[stdoutStream], r.pipes.output[stderrStream]:
			stream := stdoutStream
			if fd == r.pipes.output[stderrStream] {
				stream = stderrStream
			}
			if !r.host.Frames.Room() {
				continue
			}
			r.tokens--
			if over, err = r.out.pass(&r.pipes.output[stream], stream); over || err != nil {
				return over, err
			}
		}
	}
	return false, nil
}

// monitor looks when it is time to. When a program keeps every processor busy, each system call of ours can take tens
// of milliseconds, so what costs many of them is done in slices, and never delays the deadline.
func (r *run) monitor(now, deadline time.Time) {
	if !now.Before(r.nextLook) {
		r.look(now)
	}
	if r.seen.stopped == "" && !now.Before(r.nextCPU) {
		until := now.Add(cpuSlice)
		if deadline.Before(until) {
			until = deadline
		}
		used := r.cpu.read(until)
		if used > milliseconds(r.spec.Limits.CPUTime) {
			r.seen.stopped = frame.CPULimit
		}
		r.nextCPU = time.Now().Add(r.cpuPause(used))
	}
}

// look compares what the program holds with its limits. Memory above its limit is looked at again before it counts,
// because a page that was given back is counted for another moment.
func (r *run) look(now time.Time) {
	limits := &r.spec.Limits
	seen := r.meter.look(bounds{limits.Memory, limits.Processes})
	r.note(seen)
	r.nextLook = now.Add(lookPause(limits.Memory-seen.memory, limits.Processes-seen.tasks))
	if seen.memory-r.held > growing {
		// What grows fast may be given back as fast, and the peak would be missed.
		r.nextLook = now.Add(minLook)
	}
	r.held = seen.memory
	if seen.memory > limits.Memory {
		r.over++
	} else {
		r.over = 0
	}
	switch {
	case r.over > confirmations, seen.memory > limits.Memory+limits.Memory/4:
		r.seen.stopped = frame.MemoryLimit
	case seen.tasks > limits.Processes:
		r.seen.stopped = frame.ProcessLimit
	case seen.disk > limits.Disk && !seen.diskFull:
		// A full mount tells the program so itself, and it may cope.
		r.seen.stopped = frame.DiskLimit
	}
	if seen.disk >= limits.FileSize && !r.seen.bigFile && !now.Before(r.nextFind) {
		r.seen.bigFile = bigFile(searchRoots(r.host.Workspace), limits.FileSize, r.born)
		r.nextFind = time.Now().Add(searchAgain)
	}
}

func (r *run) note(seen usage) {
	r.looks++
	if seen.memory > r.seen.memory {
		r.seen.memory = seen.memory
	}
	if seen.tasks > r.seen.tasks {
		r.seen.tasks = seen.tasks
	}
	r.seen.diskFull = r.seen.diskFull || seen.diskFull
}

func lookPause(memory, tasks int64) time.Duration {
	pause := maxLook
	if byMemory := time.Duration(memory/fillPerMS) * time.Millisecond; byMemory < pause {
		pause = byMemory
	}
	if byTasks := time.Duration(tasks/tasksPerMS) * time.Millisecond; byTasks < pause {
		pause = byTasks
	}
	if pause < minLook {
		return minLook
	}
	return pause
}

// cpuPause is how long the limit cannot be met even if every processor works for the program.
func (r *run) cpuPause(used time.Duration) time.Duration {
	pause := (milliseconds(r.spec.Limits.CPUTime) - used) / time.Duration(runtime.NumCPU())
	if pause < minCPULook {
		return minCPULook
	}
	if pause > maxCPULook {
		return maxCPULook
	}
	return pause
}

// end kills whatever is left, then gathers what can only be known when all is still. The kill comes first: as long as
// the program is alive, it may hold up everything else.
func (r *run) end() error {
	if !r.gone {
		r.ended = time.Now()
		_ = syscall.Kill(r.program, syscall.SIGKILL)
	} else {
		r.lastLook()
	}
	left := r.settle()
	over, err := r.out.drain(r.pipes)
	r.seen.printed = over
	r.seen.cpu = r.cpu.final()
	failed := !r.seen.status.Exited() || r.seen.status.ExitStatus() != 0
	if failed && !r.seen.bigFile {
		r.seen.bigFile = bigFile(searchRoots(r.host.Workspace), r.spec.Limits.FileSize, r.born)
	}
	if err == nil {
		err = left
	}
	return err
}

// settle waits until nothing of the program lives, or for as long as it makes sense.
func (r *run) settle() error {
	select {
	case e := <-r.waited:
		r.conclude(e)
		return sweep()
	case <-time.After(sweepTime):
		r.conclude(ended{status: syscall.WaitStatus(syscall.SIGKILL), at: r.ended})
		return ErrStrays
	}
}

// lastLook sees what a program left that ended by itself, itself no longer among its tasks.
func (r *run) lastLook() {
	last := r.meter.look(bounds{r.spec.Limits.Memory, 0})
	last.tasks++
	r.note(last)
	if !r.host.isolates() {
		// Elsewhere the kernel has already ended what was left.
		r.cpu.read(time.Now().Add(cpuSlice))
	}
}

// conclude takes over what the kernel told. Its own peak counts only where there was no time to look: gVisor counts
// memory that was set aside and never touched, and Linux that of the runner before the program's start.
func (r *run) conclude(e ended) {
	r.ended, r.seen.status = e.at, e.status
	peak := e.usage.Maxrss << 10
	if r.looks < 3 && peak > r.seen.memory && peak < r.spec.Limits.Memory {
		r.seen.memory = peak
	}
}

func (r *run) exit() frame.Exit {
	exit := verdict(r.seen, r.spec)
	exit.CPUTime = r.seen.cpu.Milliseconds()
	exit.WallTime = r.ended.Sub(r.started).Milliseconds()
	exit.Memory = r.seen.memory
	exit.StdoutTruncated, exit.StderrTruncated = r.out.truncated[stdoutStream], r.out.truncated[stderrStream]
	return exit
}

func (r *run) close() {
	r.pipes.close()
	if r.poll != nil {
		closeOnce(&r.poll.fd)
	}
}
