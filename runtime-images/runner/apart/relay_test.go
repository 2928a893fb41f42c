package apart

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
)

// fake is a process of the program that a test plays itself.
type fake struct {
	in  *io.PipeReader
	out *io.PipeWriter
	our channel
	how string
}

func newFake(how string) *fake {
	said, say := io.Pipe()
	heard, hear := io.Pipe()
	return &fake{in: heard, out: say, our: channel{in: said, out: hear}, how: how}
}

func (f *fake) pipes() channel { return f.our }

func (f *fake) end() string {
	f.in.Close()
	f.out.Close()
	return f.how
}

// stageOf starts a relay: what comes back is the tests' end of it, and each process of the program as it is begun.
func stageOf(t *testing.T, timeout time.Duration) (channel, chan *fake) {
	said, say := io.Pipe()
	heard, hear := io.Pipe()
	begun := make(chan *fake, 16)
	r := &relay{tests: channel{in: said, out: hear}, timeout: timeout, begin: func() (process, error) {
		each := newFake("exit code 0")
		begun <- each
		return each, nil
	}}
	go r.run()
	t.Cleanup(func() { say.Close() })
	return channel{in: heard, out: say}, begun
}

func say(t *testing.T, to io.Writer, kind byte, body string) {
	t.Helper()
	if err := write(to, message{kind, []byte(body)}); err != nil {
		t.Fatal(err)
	}
}

func hear(t *testing.T, from io.Reader, kind byte, part string) {
	t.Helper()
	m, err := read(from)
	if err != nil || m.kind != kind || !strings.Contains(string(m.body), part) {
		t.Fatalf("heard %c `%s` (%v), not %c `%s`", m.kind, m.body, err, kind, part)
	}
}

const patient = time.Minute

func TestARequestIsAnswered(t *testing.T) {
	tests, begun := stageOf(t, patient)
	say(t, tests.out, request, "1")
	program := <-begun
	hear(t, program.in, request, "1")
	say(t, program.out, callback, "2")
	hear(t, tests.in, callback, "2")
	say(t, tests.out, reply, "3")
	hear(t, program.in, reply, "3")
	say(t, program.out, answer, "4")
	hear(t, tests.in, answer, "4")
}

func TestAProgramThatEndsIsToldAndReplaced(t *testing.T) {
	tests, begun := stageOf(t, patient)
	say(t, tests.out, request, "1")
	program := <-begun
	hear(t, program.in, request, "1")
	program.out.Close()
	hear(t, tests.in, ended, "ended itself: exit code 0")
	say(t, tests.out, request, "2")
	hear(t, (<-begun).in, request, "2")
}

func TestWhoEndsBetweenTwoRequestsIsToldOfWithTheNext(t *testing.T) {
	tests, begun := stageOf(t, patient)
	say(t, tests.out, request, "1")
	program := <-begun
	hear(t, program.in, request, "1")
	say(t, program.out, answer, "2")
	hear(t, tests.in, answer, "2")
	program.out.Close()
	// Which of the two comes first is nobody's choice: told at once, or after the request has gone nowhere.
	say(t, tests.out, request, "3")
	hear(t, tests.in, ended, "ended itself")
}

func TestAProgramThatDoesNotAnswerIsEnded(t *testing.T) {
	tests, begun := stageOf(t, 50*time.Millisecond)
	say(t, tests.out, request, "1")
	hear(t, (<-begun).in, request, "1")
	hear(t, tests.in, ended, "did not answer within 50 ms")
}

func TestAnAnswerThatNobodyAskedForEndsTheProgram(t *testing.T) {
	for name, speak := range map[string]func(*fake){
		"a second answer": func(f *fake) {
			_ = write(f.out, message{answer, []byte("49")})
			_ = write(f.out, message{answer, []byte("49")})
		},
		"a kind that is not its own": func(f *fake) { _ = write(f.out, message{ended, nil}) },
		"a length beyond all bounds": func(f *fake) { _, _ = f.out.Write([]byte{answer, 0xff, 0xff, 0xff, 0xff}) },
	} {
		t.Run(name, func(t *testing.T) {
			tests, begun := stageOf(t, time.Second)
			say(t, tests.out, request, "1")
			program := <-begun
			hear(t, program.in, request, "1")
			go speak(program)
			// The first answer was asked for; the second may come in time to be taken for the next one's, and no later.
			for i := 0; i < 4; i++ {
				m, err := read(tests.in)
				if err != nil {
					t.Fatal(err)
				}
				if m.kind == ended {
					return
				}
				say(t, tests.out, request, "2")
			}
			t.Fatal("it was not ended")
		})
	}
}

func TestForgettingEndsTheProgram(t *testing.T) {
	tests, begun := stageOf(t, patient)
	say(t, tests.out, request, "1")
	program := <-begun
	hear(t, program.in, request, "1")
	say(t, program.out, answer, "2")
	hear(t, tests.in, answer, "2")
	say(t, tests.out, forget, "")
	say(t, tests.out, request, "3")
	hear(t, (<-begun).in, request, "3")
}

func TestAProgramThatCannotBeStartedIsTold(t *testing.T) {
	said, say_ := io.Pipe()
	heard, hear_ := io.Pipe()
	r := &relay{tests: channel{in: said, out: hear_}, timeout: patient, begin: func() (process, error) {
		return nil, errors.New("there is none")
	}}
	go r.run()
	defer say_.Close()
	say(t, say_, request, "1")
	hear(t, heard, ended, "there is none")
}

func TestOnlyTheReportIsMarked(t *testing.T) {
	var out bytes.Buffer
	complete := mark(strings.NewReader("{\"event\":\"collected\",\"cases\":[]}\nno JSON\n{\"event\":\"end\"}\n"), "s3cret", &out)
	if !complete || strings.Count(out.String(), "s3cret ") != 2 {
		t.Fatalf("%v: %s", complete, out.String())
	}
	if mark(strings.NewReader("{\"event\":\"case\"}\n"), "s3cret", &out) {
		t.Fatal("an end that was not reported")
	}
}

func TestATestsFileStaysInItsFolder(t *testing.T) {
	folder := t.TempDir()
	if err := lay(folder, file{Name: "a/b"}); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"../x", "a/../../x", "", "a/b/c", Job} {
		if err := lay(folder, file{Name: name}); err == nil {
			t.Errorf("`%s` was written", name)
		}
	}
}

func TestTheJobIsWhatTheServiceWrites(t *testing.T) {
	var work job
	text := `{"secret":"s","case_timeout":1,"stop_on_failure":true,"program":["a"],"tests":[{"name":"t","content":"eA=="}]}`
	if err := json.Unmarshal([]byte(text), &work); err != nil || string(work.Tests[0].Content) != "x" || !work.StopOnFailure {
		t.Fatal(work, err)
	}
}

func TestTheWordsOfTwoCommandsAreApart(t *testing.T) {
	if _, _, ok := split([]string{"a", "--"}); ok {
		t.Fatal("no program")
	}
	if tests, program, ok := split([]string{"a", "b", "--", "c"}); !ok || len(tests) != 2 || len(program) != 1 {
		t.Fatal(tests, program)
	}
}
