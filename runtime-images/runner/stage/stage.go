// Package stage runs one program within its limits and says how it ended.
package stage

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"sort"
	"syscall"
	"time"

	"cofferdam/runner/frame"
	"cofferdam/runner/job"
)

// ErrStopped means that the caller went away or called the execution off.
var ErrStopped = errors.New("called off")

// Host is where stages run, one after another.
type Host struct {
	Workspace string
	Gvisor    bool
	Frames    *frame.Writer
	// Stopped is asked often, and must be cheap.
	Stopped func() bool
}

// NewHost prepares for stages. Outside a sandbox, orphans of the program are adopted, so that they can be found.
func NewHost(workspace string, gvisor bool, frames *frame.Writer, stopped func() bool) (*Host, error) {
	if os.Getpid() != 1 {
		_, _, errno := syscall.RawSyscall6(syscall.SYS_PRCTL, prSetSubreaper, 1, 0, 0, 0, 0)
		if errno != 0 {
			return nil, fmt.Errorf("cannot adopt orphans: %w", errno)
		}
	}
	return &Host{Workspace: workspace, Gvisor: gvisor, Frames: frames, Stopped: stopped}, nil
}

// isolates tells whether programs get namespaces of their own. gVisor lets any process signal the first one of a
// sandbox, so there they must; Linux protects the first process of a container itself, and mostly refuses namespaces
// to it. As anything but a first process, the runner is a developer's test.
func (h *Host) isolates() bool { return h.Gvisor && os.Getpid() == 1 }

// Run carries one stage through. An error means that the stage has no proper end: called off, nobody reads, or a
// fault of ours. Whatever it returns, nothing of the program is alive, but for ErrStrays, with which the end is told all
// the same.
func (h *Host) Run(spec *job.Stage, environment map[string]string) (frame.Exit, error) {
	// The program is killed when its parent dies, and to Linux the parent is a thread.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	r, err := h.start(spec, sorted(environment))
	if err != nil {
		return frame.Exit{}, err
	}
	defer r.close()
	if failed := r.seen.failure; failed.step != 0 {
		if failed.step < stepExec {
			return frame.Exit{}, fmt.Errorf("the program's surroundings could not be made (step %d): %w", failed.step, failed.errno)
		}
		return r.exit(), nil
	}
	err = r.watch()
	if ended := r.end(); err == nil {
		err = ended
	}
	return r.exit(), err
}

func (h *Host) start(spec *job.Stage, environment []string) (*run, error) {
	plan, err := newPlan(spec, environment, h.Workspace, h.isolates())
	if err != nil {
		return nil, err
	}
	r := &run{host: h, spec: spec, input: spec.Stdin}
	r.out = printed{frames: h.Frames, remaining: spec.Limits.Output}
	if r.pipes, err = openPipes(); err != nil {
		return nil, err
	}
	if r.poll, err = newPoller(r.pipes); err != nil {
		r.close()
		return nil, err
	}
	for i := range plan.descriptors {
		plan.descriptors[i] = uintptr(r.pipes.theirs[i])
	}
	r.prepare()
	program := fork(plan)
	runtime.KeepAlive(plan)
	r.pipes.closeTheirs()
	if r.seen.failure = plan.failure; r.seen.failure.step != 0 {
		r.ended = time.Now()
		return r, sweep()
	}
	r.follow(program)
	return r, nil
}

func sorted(environment map[string]string) []string {
	all := make([]string, 0, len(environment))
	for name, value := range environment {
		all = append(all, name+"="+value)
	}
	sort.Strings(all)
	return all
}
