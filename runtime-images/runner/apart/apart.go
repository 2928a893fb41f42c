// Package apart runs a caller's unit tests in one process and the program in another, so that neither can reach the
// other but through messages that this process, between the two, hands on.
//
// It is the same program in every image: what is particular to a language are the commands that it starts, one that
// runs tests and one that answers for the program. See README.md, "Unit tests".
package apart

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"sync"
	"time"
)

// The words after `runner` that lead here.
const (
	Command = "apart"
	// The tests' process, until it is the command that runs them.
	layCommand = "apart-lay"
	// What a test starts itself (the program as a script, say) starts where the tests are not.
	aloneCommand  = "apart-alone"
	becomeCommand = "apart-become"
)

// Folder is where the tests lie, for their own process alone; below it, Job says what there is to do.
const (
	Folder = "/cofferdam/tests"
	Job    = ".cofferdam.json"
)

// most is how many bytes the job, and one message, may have.
const most = 64 << 20

// job is what the service says of the unit tests, once, on standard input.
type job struct {
	Secret        string   `json:"secret"`
	CaseTimeout   int64    `json:"case_timeout"`
	StopOnFailure bool     `json:"stop_on_failure"`
	Program       []string `json:"program"`
	Tests         []file   `json:"tests"`
}

type file struct {
	Name    string `json:"name"`
	Content []byte `json:"content"`
}

// Main is `runner apart TESTS... -- PROGRAM...`, what that starts of itself, and `runner apart-alone FILE WORDS...`, by
// which a test starts something. The result is an exit code; the second says whether the words were any of these.
func Main(words []string) (int, bool) {
	if len(words) < 2 {
		return 0, false
	}
	switch words[0] {
	case Command:
		return supervise(words[1:]), true
	case layCommand:
		return complain(becomeTests(words[1:])), true
	case aloneCommand:
		return startAlone(words[1:]), true
	case becomeCommand:
		return complain(turnInto(words[1], words[2:])), true
	}
	return 0, false
}

func complain(err error) int {
	fmt.Fprintln(os.Stderr, "the process for unit tests:", err)
	return 127
}

func supervise(words []string) int {
	tests, program, ok := split(words)
	if !ok {
		return complain(fmt.Errorf("usage: runner apart TESTS... -- PROGRAM..."))
	}
	var work job
	text, err := io.ReadAll(io.LimitReader(os.Stdin, most))
	if err == nil {
		err = json.Unmarshal(text, &work)
	}
	if err != nil || work.Secret == "" || work.CaseTimeout < 1 {
		return complain(fmt.Errorf("its job cannot be read"))
	}
	out := &output{to: os.Stdout}
	side, err := startTests(tests, &work, out)
	if err != nil {
		return complain(err)
	}
	between := &relay{
		tests:   side.channel,
		begin:   func() (process, error) { return startProgram(program, out) },
		timeout: time.Duration(work.CaseTimeout) * time.Millisecond,
	}
	between.run()
	return side.wait()
}

// split parts the words of the two commands.
func split(words []string) (tests, program []string, ok bool) {
	for i, word := range words {
		if word == "--" {
			return words[:i], words[i+1:], i > 0 && i < len(words)-1
		}
	}
	return nil, nil, false
}

// output is the stage's standard output, which the report and what both sides print share: a whole piece at a time, so
// that nobody cuts a word of the report in two.
type output struct {
	sync.Mutex
	to io.Writer
}

func (o *output) Write(piece []byte) (int, error) {
	o.Lock()
	defer o.Unlock()
	return o.to.Write(piece)
}
