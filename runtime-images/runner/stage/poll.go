package stage

import (
	"syscall"
	"time"
)

// poller waits for the pipes. The kernel lists what became ready in the order in which it did, which keeps the two
// output streams interleaved as they came.
type poller struct {
	fd      int
	ready   [8]syscall.EpollEvent
	reading bool
}

func newPoller(p *pipes) (*poller, error) {
	fd, err := syscall.EpollCreate1(syscall.EPOLL_CLOEXEC)
	if err != nil {
		return nil, err
	}
	w := &poller{fd: fd, reading: true}
	for _, add := range []struct {
		fd     int
		events uint32
	}{
		{p.stdin, syscall.EPOLLOUT}, {p.output[0], syscall.EPOLLIN}, {p.output[1], syscall.EPOLLIN},
		{p.ended, syscall.EPOLLIN},
	} {
		if err := w.add(add.fd, add.events); err != nil {
			_ = syscall.Close(fd)
			return nil, err
		}
	}
	return w, nil
}

func (w *poller) add(fd int, events uint32) error {
	return syscall.EpollCtl(w.fd, syscall.EPOLL_CTL_ADD, fd, &syscall.EpollEvent{Events: events, Fd: int32(fd)})
}

// read turns the interest in the output on or off: while the reader of our frames is slow, the program waits in its
// own pipe. An error would mean a descriptor that is closed already, which has nothing to read.
func (w *poller) read(p *pipes, on bool) {
	if on == w.reading {
		return
	}
	w.reading = on
	for _, fd := range p.output {
		if fd < 0 {
			continue
		}
		if on {
			_ = w.add(fd, syscall.EPOLLIN)
		} else {
			_ = syscall.EpollCtl(w.fd, syscall.EPOLL_CTL_DEL, fd, nil)
		}
	}
}

// wait returns what is ready, at the latest after the time given, rounded up to a millisecond so as not to spin.
func (w *poller) wait(most time.Duration) []syscall.EpollEvent {
	timeout := int((most + time.Millisecond - 1) / time.Millisecond)
	if timeout < 0 {
		timeout = 0
	}
	n, err := syscall.EpollWait(w.fd, w.ready[:], timeout)
	if err != nil {
		return nil
	}
	return w.ready[:n]
}
