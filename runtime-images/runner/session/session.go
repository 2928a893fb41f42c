// Package session carries one job through, from its text to the last frame.
package session

import (
	"errors"
	"fmt"
	"runtime/debug"
	"sync/atomic"
	"syscall"

	"cofferdam/runner/frame"
	"cofferdam/runner/job"
	"cofferdam/runner/stage"
	"cofferdam/runner/workspace"
)

// largeJob is the size above which a parsed job is worth giving its memory back before the program starts.
const largeJob = 1 << 20

// Session is one job in one workspace.
type Session struct {
	Workspace string
	Kernel    frame.Kernel
	Frames    *frame.Writer
	// FromStdin says that the job came through standard input, whose end can then mean that the caller died.
	FromStdin bool
	// WatchStdin is called once when the job asks for that.
	WatchStdin func(gone func())
	stopped    int32
}

// Stop calls the execution off; it may come from any goroutine, at any time.
func (s *Session) Stop() { atomic.StoreInt32(&s.stopped, 1) }

// Run obeys the job in text (or tells why there is none) and always sends a last frame.
func (s *Session) Run(text []byte, unread error) {
	fault := s.obey(text, unread)
	// An error here means that nobody reads; Close will say so too.
	_ = s.Frames.End(fault)
}

func (s *Session) obey(text []byte, unread error) *frame.Fault {
	if unread != nil {
		return &frame.Fault{Code: frame.BadJob, Message: unread.Error()}
	}
	s.Frames.Mark(job.NonceOf(text))
	order, err := job.Parse(text)
	if err == nil && order.StopOnStdinEOF && !s.FromStdin {
		err = errors.New("stop_on_stdin_eof: the job did not come through standard input")
	}
	if err != nil {
		return &frame.Fault{Code: frame.BadJob, Message: err.Error()}
	}
	if order.StopOnStdinEOF {
		s.WatchStdin(s.Stop)
	}
	if err := s.Frames.Ready(s.Kernel); err != nil {
		return faultOf(err)
	}
	if order.Kernel != "" && order.Kernel != s.Kernel.Name {
		return &frame.Fault{Code: frame.WrongKernel,
			Message: fmt.Sprintf("the job asks for the kernel `%s`, and this is `%s`", order.Kernel, s.Kernel.Name)}
	}
	return s.carry(order, len(text))
}

func (s *Session) carry(order *job.Job, size int) *frame.Fault {
	for i := range order.Stages {
		if err := stage.Grantable(&order.Stages[i].Limits); err != nil {
			return &frame.Fault{Code: frame.BadJob, Message: fmt.Sprintf("stages[%d].%v", i, err)}
		}
	}
	// What the workspace cannot hold is the fault of the job that names it.
	if err := workspace.Write(s.Workspace, order.Files); err != nil {
		return &frame.Fault{Code: frame.BadJob, Message: err.Error()}
	}
	order.Files = nil
	if size > largeJob {
		debug.FreeOSMemory()
	}
	host, err := stage.NewHost(s.Workspace, s.Kernel.Name == "gvisor", s.Frames, s.isStopped)
	if err != nil {
		return faultOf(err)
	}
	if err := s.stages(host, order); errors.Is(err, stage.ErrStrays) || errors.Is(err, workspace.ErrNotCleared) {
		// The program is to blame and its stage has ended. What lives on could disturb a further stage, and change
		// files while they are collected, so there is neither.
		return nil
	} else if err != nil {
		return faultOf(err)
	}
	if err := workspace.Collect(s.Workspace, order.Artifacts, s.Frames); err != nil {
		return faultOf(err)
	}
	return nil
}

// stages runs one stage after the other. Where there are several runs, each finds the workspace as the first one did.
func (s *Session) stages(host *stage.Host, order *job.Job) error {
	runs := &runs{session: s, several: order.Runs() > 1}
	for i := range order.Stages {
		spec := &order.Stages[i]
		if spec.Name == "run" {
			if ready, err := runs.ready(spec); err != nil {
				return err
			} else if !ready {
				continue
			}
		}
		// What the workspace cannot hold is the fault of the job that names it.
		if err := workspace.Write(s.Workspace, spec.Files); err != nil {
			return err
		}
		ended, err := s.stage(host, spec, order.Environment)
		if err != nil {
			return err
		}
		failed := ended.Reason != frame.Exited || *ended.Code != 0
		if failed && (spec.Name == "compile" || order.StopOnFailure) {
			return nil
		}
	}
	return nil
}

func (s *Session) stage(host *stage.Host, spec *job.Stage, environment map[string]string) (frame.Exit, error) {
	if s.isStopped() {
		return frame.Exit{}, stage.ErrStopped
	}
	if err := s.Frames.Stage(spec.Name, spec.ID); err != nil {
		return frame.Exit{}, err
	}
	ended, err := host.Run(spec, environment)
	if err == nil || errors.Is(err, stage.ErrStrays) {
		if unread := s.Frames.Exit(ended); unread != nil {
			err = unread
		}
	}
	return ended, err
}

func (s *Session) isStopped() bool { return atomic.LoadInt32(&s.stopped) != 0 }

func faultOf(err error) *frame.Fault {
	if errors.Is(err, stage.ErrStopped) {
		return &frame.Fault{Code: frame.Cancelled, Message: "the caller went away or called the execution off"}
	}
	var errno syscall.Errno
	if errors.As(err, &errno) {
		return &frame.Fault{Code: frame.Internal, Message: errno.Error()}
	}
	return &frame.Fault{Code: frame.Internal, Message: err.Error()}
}
