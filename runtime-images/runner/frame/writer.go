package frame

import (
	"encoding/json"
	"errors"
	"io"
	"sync/atomic"
	"time"
)

const (
	// queue bounds the frames that wait for a slow reader: about 1.5 MiB at most.
	queue = 32
	// stall is how long a reader may take nothing at all before the runner gives it up.
	stall = 30 * time.Second
)

// ErrBroken means that nobody reads the frames any more: there is nobody left to run for.
var ErrBroken = errors.New("nobody reads the frames")

// Writer sends frames in order. A goroutine of its own does the writing, so that a reader who does not read can never
// hold up the loop that enforces the limits.
type Writer struct {
	nonce    string
	lines    chan []byte
	done     chan struct{}
	broken   int32
	progress int64
}

// NewWriter starts the writer; Close must end it.
func NewWriter(out io.Writer) *Writer {
	w := &Writer{lines: make(chan []byte, queue), done: make(chan struct{})}
	go w.drain(out)
	return w
}

// Mark sets the nonce for all that follows.
func (w *Writer) Mark(nonce string) { w.nonce = nonce }

// Room tells whether a frame can be sent at once. There is one sender, so what it sees stays true until it sends.
func (w *Writer) Room() bool { return len(w.lines) < cap(w.lines) }

// Broken tells whether the reader has gone.
func (w *Writer) Broken() bool { return atomic.LoadInt32(&w.broken) != 0 }

// Ready says that the runner lives, and on what.
func (w *Writer) Ready(kernel Kernel) error {
	return w.send(struct {
		mark
		Runner string `json:"runner"`
		Kernel Kernel `json:"kernel"`
	}{w.mark("ready"), "1", kernel})
}

// Stage opens a stage.
func (w *Writer) Stage(name, id string) error {
	return w.send(struct {
		mark
		Name string `json:"name"`
		ID   string `json:"id"`
	}{w.mark("stage"), name, id})
}

// Output passes on what the program printed; stream is `stdout` or `stderr`.
func (w *Writer) Output(stream string, data []byte) error {
	return w.send(struct {
		mark
		Data []byte `json:"data"`
	}{w.mark(stream), data})
}

// Exit closes a stage.
func (w *Writer) Exit(exit Exit) error {
	return w.send(struct {
		mark
		Exit
	}{w.mark("exit"), exit})
}

// Artifact sends one piece of a file.
func (w *Writer) Artifact(piece Artifact) error {
	return w.send(struct {
		mark
		Artifact
	}{w.mark("artifact"), piece})
}

// Skipped names a match that does not come back.
func (w *Writer) Skipped(skipped Skipped) error {
	return w.send(struct {
		mark
		Skipped
	}{w.mark("skipped"), skipped})
}

// End is always the last frame; fault is nil when every stage was carried through.
func (w *Writer) End(fault *Fault) error {
	return w.send(struct {
		mark
		Fault *Fault `json:"fault"`
	}{w.mark("end"), fault})
}

// Close waits until all frames are written, or the reader is given up.
func (w *Writer) Close() error {
	close(w.lines)
	seen := atomic.LoadInt64(&w.progress)
	for {
		select {
		case <-w.done:
			if w.Broken() {
				return ErrBroken
			}
			return nil
		case <-time.After(stall):
			now := atomic.LoadInt64(&w.progress)
			if now == seen {
				return ErrBroken
			}
			seen = now
		}
	}
}

func (w *Writer) mark(frame string) mark { return mark{w.nonce, frame} }

func (w *Writer) send(frame interface{}) error {
	line, err := json.Marshal(frame)
	if err != nil {
		return err
	}
	line = append(line, '\n')
	if w.Broken() {
		return ErrBroken
	}
	select {
	case w.lines <- line:
		return nil
	default:
	}
	select {
	case w.lines <- line:
		return nil
	case <-time.After(stall):
		atomic.StoreInt32(&w.broken, 1)
		return ErrBroken
	}
}

// drain writes until the queue is closed. After an error it goes on emptying the queue, so that no sender ever waits.
func (w *Writer) drain(out io.Writer) {
	defer close(w.done)
	for line := range w.lines {
		if w.Broken() {
			continue
		}
		if _, err := out.Write(line); err != nil {
			atomic.StoreInt32(&w.broken, 1)
		}
		atomic.AddInt64(&w.progress, 1)
	}
}
