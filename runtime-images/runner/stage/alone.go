package stage

import (
	"fmt"
	"os"
	"runtime"
	"syscall"
)

// Alone is a process that cannot name whoever starts it, nor be named by any but its starter: it has users, processes,
// mounts, network and shared memory of its own, and the limits of its starter.
type Alone struct {
	// Words are the program, as a path, and its arguments.
	Words []string
	// Files become its descriptors 0, 1, 2 and so on; it has no others.
	Files []*os.File
	// Folder is a tmpfs of its own that is laid over what is there, with Options; none if empty. It may be changed by the
	// process unless ReadOnly.
	Folder, Options string
	ReadOnly        bool
}

// layer is a file system of a kind without a device.
type layer struct {
	kind, where, options *byte
	flags                uintptr
}

// Start starts it in the current folder, with the environment of its starter, who must wait for it.
func (a *Alone) Start() (*os.Process, error) {
	dir, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	p, err := barePlan(a.Words, os.Environ(), dir, true)
	if err != nil {
		return nil, err
	}
	if a.Folder != "" {
		if err := p.cover(a); err != nil {
			return nil, err
		}
	}
	p.descriptors = nil
	for _, each := range a.Files {
		// Above all that they become, so that none is replaced before it is used.
		number, _, errno := syscall.Syscall(syscall.SYS_FCNTL, each.Fd(), syscall.F_DUPFD_CLOEXEC, 32)
		if errno != 0 {
			return nil, errno
		}
		defer syscall.Close(int(number))
		p.descriptors = append(p.descriptors, number)
	}
	pid := fork(p)
	runtime.KeepAlive(a)
	if p.failure.step != 0 {
		if pid > 0 {
			await(pid)
		}
		return nil, fmt.Errorf("step %d: %w", p.failure.step, p.failure.errno)
	}
	return os.FindProcess(pid)
}

func (p *plan) cover(a *Alone) error {
	m := layer{flags: syscall.MS_NOSUID | syscall.MS_NODEV}
	if a.ReadOnly {
		m.flags |= syscall.MS_RDONLY | syscall.MS_NOEXEC
	}
	for text, into := range map[string]**byte{"tmpfs": &m.kind, a.Folder: &m.where, a.Options: &m.options} {
		bytes, err := syscall.BytePtrFromString(text)
		if err != nil {
			return err
		}
		*into = bytes
	}
	p.mounts = []layer{m}
	return nil
}
