package apart

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"sync"
	"syscall"
	"time"

	"cofferdam/runner/stage"
)

// self is this very program.
const self = "/proc/self/exe"

// grace is how long a program that closed its side may take to end by itself, so that its own exit code is told.
const grace = 500 * time.Millisecond

// pair is a pipe between us and a process.
type pair struct{ ours, theirs *os.File }

// pipe makes one that the process writes into, or one that it reads from.
func pipe(writes bool) (pair, error) {
	reading, writing, err := os.Pipe()
	if writes {
		return pair{reading, writing}, err
	}
	return pair{writing, reading}, err
}

// pipes makes several.
func pipes(writes ...bool) ([]pair, error) {
	var made []pair
	for _, each := range writes {
		one, err := pipe(each)
		if err != nil {
			return nil, err
		}
		made = append(made, one)
	}
	return made, nil
}

func closeTheirs(pairs []pair) {
	for _, each := range pairs {
		each.theirs.Close()
	}
}

// testsSide is the process that has the tests.
type testsSide struct {
	channel  channel
	process  *os.Process
	reported sync.WaitGroup
	complete bool
}

// startTests hands the tests over through standard input, before any process of the program exists.
func startTests(words []string, work *job, out *output) (*testsSide, error) {
	made, err := pipes(false, true, true, false, true)
	if err != nil {
		return nil, err
	}
	input, printing, saying, hearing, report := made[0], made[1], made[2], made[3], made[4]
	alone := &stage.Alone{
		Words:   append([]string{self, layCommand}, words...),
		Files:   []*os.File{input.theirs, printing.theirs, os.Stderr, saying.theirs, hearing.theirs, report.theirs},
		Folder:  Folder,
		Options: "mode=0700",
	}
	process, err := alone.Start()
	if err != nil {
		return nil, err
	}
	closeTheirs(made)
	side := &testsSide{channel: channel{in: saying.ours, out: hearing.ours}, process: process}
	side.reported.Add(2)
	go func() {
		defer side.reported.Done()
		side.complete = mark(report.ours, work.Secret, out)
	}()
	go func() {
		defer side.reported.Done()
		_, _ = io.Copy(out, printing.ours)
	}()
	handed := *work
	handed.Secret = ""
	// A process that ends before it has read everything says why, and its end is seen like any other.
	_ = json.NewEncoder(input.ours).Encode(handed)
	input.ours.Close()
	return side, nil
}

// wait is 0 when the end of all cases was reported; whether they passed is said by the report alone.
func (s *testsSide) wait() int {
	s.reported.Wait()
	state, err := s.process.Wait()
	if s.complete {
		return 0
	}
	if err == nil && state.ExitCode() > 0 {
		return state.ExitCode()
	}
	return 1
}

// programSide is one process of the program.
type programSide struct {
	saying, hearing pair
	process         *os.Process
	printed         sync.WaitGroup
	over            chan *os.ProcessState
}

func startProgram(words []string, out *output) (process, error) {
	made, err := pipes(true, true, true, false)
	if err != nil {
		return nil, err
	}
	null, err := os.Open(os.DevNull)
	if err != nil {
		return nil, err
	}
	defer null.Close()
	printing, complaining, saying, hearing := made[0], made[1], made[2], made[3]
	alone := &stage.Alone{
		Words: words,
		Files: []*os.File{null, printing.theirs, complaining.theirs, saying.theirs, hearing.theirs},
	}
	process, err := alone.Start()
	if err != nil {
		return nil, err
	}
	closeTheirs(made)
	side := &programSide{saying: saying, hearing: hearing, process: process, over: make(chan *os.ProcessState, 1)}
	side.printed.Add(2)
	go side.copy(out, printing.ours)
	go side.copy(os.Stderr, complaining.ours)
	go func() {
		state, err := process.Wait()
		if err != nil {
			state = nil
		}
		side.over <- state
	}()
	return side, nil
}

func (s *programSide) copy(to io.Writer, from *os.File) {
	defer s.printed.Done()
	_, _ = io.Copy(to, from)
	from.Close()
}

func (s *programSide) pipes() channel { return channel{in: s.saying.ours, out: s.hearing.ours} }

func (s *programSide) end() string {
	how := ""
	select {
	case state := <-s.over:
		how = told(state)
	case <-time.After(grace):
		// The first process of its namespace takes the others with it.
		_ = s.process.Kill()
		<-s.over
		how = "it was ended"
	}
	s.printed.Wait()
	s.saying.ours.Close()
	s.hearing.ours.Close()
	return how
}

func told(state *os.ProcessState) string {
	if state == nil {
		return "nobody knows how"
	}
	if status, ok := state.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		return fmt.Sprintf("signal %d", status.Signal())
	}
	return fmt.Sprintf("exit code %d", state.ExitCode())
}
