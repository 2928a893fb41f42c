package stage

import (
	"syscall"

	"cofferdam/runner/frame"
)

// The two output streams, as they are named in frames.
const (
	stdoutStream = iota
	stderrStream
)

var streamNames = [2]string{"stdout", "stderr"}

// pipes connect the runner with the program. Ours are the ends that must never block; the last pair is the runner's
// own, by which the thread that waits for the program wakes the loop.
type pipes struct {
	stdin, ended int
	output       [2]int
	theirs       [4]int
}

func openPipes() (*pipes, error) {
	p := &pipes{stdin: -1, ended: -1, output: [2]int{-1, -1}, theirs: [4]int{-1, -1, -1, -1}}
	ours := [4]*int{&p.stdin, &p.output[stdoutStream], &p.output[stderrStream], &p.ended}
	for i, mine := range ours {
		var ends [2]int
		if err := syscall.Pipe2(ends[:], syscall.O_CLOEXEC); err != nil {
			p.close()
			return nil, err
		}
		*mine, p.theirs[i] = ends[0], ends[1]
		if i == 0 {
			*mine, p.theirs[i] = ends[1], ends[0]
		}
		if err := syscall.SetNonblock(*mine, true); err != nil {
			p.close()
			return nil, err
		}
	}
	return p, nil
}

// closeTheirs leaves the program's ends to the program, so that their end can be seen.
func (p *pipes) closeTheirs() {
	for i := range p.theirs[:3] {
		closeOnce(&p.theirs[i])
	}
}

func (p *pipes) close() {
	p.closeTheirs()
	for _, fd := range []*int{&p.stdin, &p.output[0], &p.output[1], &p.ended, &p.theirs[3]} {
		closeOnce(fd)
	}
}

func closeOnce(fd *int) {
	if *fd >= 0 {
		_ = syscall.Close(*fd)
		*fd = -1
	}
}

// printed counts what the program printed, and passes on exactly as much as is allowed.
type printed struct {
	frames    *frame.Writer
	remaining int64
	truncated [2]bool
	buffer    [frame.MaxChunk]byte
}

// pass reads once from a stream. It asks for one byte more than is allowed, to learn whether there is one.
func (o *printed) pass(fd *int, stream int) (over bool, err error) {
	want := int64(len(o.buffer))
	if o.remaining < want {
		want = o.remaining + 1
	}
	n, err := syscall.Read(*fd, o.buffer[:want])
	switch {
	case err == syscall.EAGAIN || err == syscall.EINTR:
		return false, nil
	case err != nil || n == 0:
		closeOnce(fd)
		return false, nil
	}
	if over = int64(n) > o.remaining; over {
		n = int(o.remaining)
		o.truncated[stream] = true
	}
	o.remaining -= int64(n)
	if n > 0 {
		err = o.frames.Output(streamNames[stream], o.buffer[:n])
	}
	return over, err
}

// drain passes on what is left in both pipes when nothing of the program lives any more.
func (o *printed) drain(p *pipes) (over bool, err error) {
	for stream := range p.output {
		fd := &p.output[stream]
		for *fd >= 0 {
			before := o.remaining
			more, err := o.pass(fd, stream)
			if err != nil {
				return over, err
			}
			if more {
				over = true
				break
			}
			if o.remaining == before {
				break
			}
		}
	}
	return over, nil
}

// feed gives the program some of its input. A program that does not read it to the end is no error.
func feed(fd *int, input *[]byte) {
	for len(*input) > 0 {
		n, err := syscall.Write(*fd, *input)
		if err == syscall.EAGAIN || err == syscall.EINTR {
			return
		}
		if err != nil {
			break
		}
		*input = (*input)[n:]
	}
	closeOnce(fd)
}
