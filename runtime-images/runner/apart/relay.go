package apart

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"time"
)

// The kinds of a message. Tests send requests and replies, the program answers and callbacks; `ended` comes from here.
const (
	request  = 'q'
	reply    = 'r'
	forget   = 'k'
	answer   = 'a'
	callback = 'c'
	ended    = 'x'
)

// depth is how many messages may wait for the program: each waits for an answer, so a test that calls itself through the
// program, over and over, ends here.
const depth = 10_000

// message is a kind, a length of four bytes, and that many bytes of JSON, which only the two sides understand.
type message struct {
	kind byte
	body []byte
}

var errTooLong = errors.New("a message is too long")

func read(from io.Reader) (message, error) {
	var head [5]byte
	if _, err := io.ReadFull(from, head[:]); err != nil {
		return message{}, err
	}
	length := binary.BigEndian.Uint32(head[1:])
	if length > most {
		return message{}, errTooLong
	}
	body := make([]byte, length)
	_, err := io.ReadFull(from, body)
	return message{head[0], body}, err
}

func write(to io.Writer, m message) error {
	whole := make([]byte, 5, 5+len(m.body))
	whole[0] = m.kind
	binary.BigEndian.PutUint32(whole[1:], uint32(len(m.body)))
	_, err := to.Write(append(whole, m.body...))
	return err
}

// channel is one side's pipes.
type channel struct {
	in  io.Reader
	out io.Writer
}

// process is one process of the program.
type process interface {
	pipes() channel
	// end makes sure that the process is over, and says how it ended.
	end() string
}

// relay hands messages on between the tests' process and the program's current one. A request that is not answered in
// time, and a program that ends or speaks past its turn, end that process: the tests hear how, and the next request finds
// a new one.
type relay struct {
	tests   channel
	begin   func() (process, error)
	timeout time.Duration

	program process
	said    <-chan message
	toSay   chan<- message
	// How many requests, and how many callbacks, have no answer yet.
	waiting, asked int
	// How the program ended while nobody waited for it: the next request hears of it, because its test may hold objects
	// that are gone.
	fate     string
	deadline *time.Timer
}

// run returns when the tests' process has closed its side.
func (r *relay) run() {
	defer r.stop()
	wishes := pump(r.tests.in)
	r.deadline = time.NewTimer(r.timeout)
	for {
		select {
		case wish, open := <-wishes:
			if !open || !r.obey(wish) {
				return
			}
		case said, open := <-r.said:
			if open {
				r.pass(said)
			} else {
				r.lost("the program ended itself: " + r.stop())
			}
		case <-r.deadline.C:
			if r.waiting > 0 {
				r.stop()
				r.lost(fmt.Sprintf("the program did not answer within %d ms", r.timeout.Milliseconds()))
			}
		}
	}
}

// pump reads messages until there are no more.
func pump(from io.Reader) <-chan message {
	into := make(chan message)
	go func() {
		defer close(into)
		for {
			m, err := read(from)
			if err != nil {
				return
			}
			into <- m
		}
	}()
	return into
}

// obey does what the tests want; false ends everything.
func (r *relay) obey(wish message) bool {
	switch wish.kind {
	case request:
		r.request(wish)
	case reply:
		// After its program has ended, a reply has nobody to go to.
		if r.program != nil && r.asked > 0 {
			r.asked--
			r.toSay <- wish
		}
	case forget:
		r.stop()
		r.fate = ""
	default:
		return false
	}
	return true
}

func (r *relay) request(wish message) {
	if r.waiting == 0 {
		r.deadline.Reset(r.timeout)
	}
	r.waiting++
	if r.fate != "" {
		r.lost(r.fate)
		return
	}
	if r.program == nil {
		if err := r.start(); err != nil {
			r.lost("the program's process cannot be started: " + err.Error())
			return
		}
	}
	r.toSay <- wish
}

func (r *relay) start() error {
	program, err := r.begin()
	if err != nil {
		return err
	}
	toSay := make(chan message, depth)
	go func() {
		// That the program takes nothing any more shows on its other pipe.
		for m := range toSay {
			_ = write(program.pipes().out, m)
		}
	}()
	r.program, r.said, r.toSay = program, pump(program.pipes().in), toSay
	return nil
}

// pass hands on what the program said, if it was its turn.
func (r *relay) pass(said message) {
	switch {
	case said.kind == answer && r.waiting > 0:
		r.waiting--
	case said.kind == callback && r.asked < depth:
		r.asked++
	default:
		r.stop()
		r.lost("the program spoke past its turn")
		return
	}
	// Tests that are gone show on their other pipe.
	_ = write(r.tests.out, said)
}

// lost tells the tests why all that they wait for will not come; where they wait for nothing, it is kept.
func (r *relay) lost(why string) {
	if r.waiting == 0 {
		r.fate = why
		return
	}
	r.waiting, r.fate = 0, ""
	_ = write(r.tests.out, message{ended, []byte(why)})
}

// stop ends the program's process, and says how it ended.
func (r *relay) stop() string {
	if r.program == nil {
		return ""
	}
	close(r.toSay)
	how := r.program.end()
	for range r.said {
		// Whatever it said last is nobody's answer.
		continue
	}
	r.program, r.said, r.toSay, r.asked = nil, nil, nil, 0
	return how
}
