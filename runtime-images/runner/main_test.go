package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The tests run the real runner as a process of its own, and this test binary again as the program inside it.
var runnerPath, programPath string

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == programFlag {
		os.Exit(actAsProgram(os.Args[2:]))
	}
	os.Exit(withRunner(m))
}

func withRunner(m *testing.M) int {
	folder, err := os.MkdirTemp("", "runner-test-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)
	runnerPath = filepath.Join(folder, "runner")
	build := exec.Command("go", "build", "-trimpath", "-o", runnerPath, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		panic(string(out))
	}
	if programPath, err = os.Executable(); err != nil {
		panic(err)
	}
	return m.Run()
}

const nonce = "0123456789abcdef0123456789abcdef"

type object map[string]interface{}

// order builds a job with generous limits; tests change what they are about.
func order(stages ...object) object {
	return object{"version": 1, "nonce": nonce, "kernel": "", "files": []object{}, "environment": object{}, "stages": stages,
		"artifacts": object{"patterns": []string{}}}
}

// act is a run stage whose program does what is named.
func act(action ...string) object {
	return object{"name": "run", "id": "", "argv": append([]string{programPath, programFlag}, action...), "stdin": "",
		"limits": object{"wall_time": 10_000, "cpu_time": 10_000, "memory": 256 << 20, "output": 1 << 20, "processes": 100,
			"file_size": 16 << 20, "open_files": 256, "disk": 64 << 20}}
}

func limited(stage object, name string, value int64) object {
	stage["limits"].(object)[name] = value
	return stage
}

// told is what a runner said, in the order in which it said it.
type told struct {
	Frames   []word
	Stdout   string
	Stderr   string
	Raw      []byte
	ExitCode int
	Took     time.Duration
}

// word is any frame, with the fields of all.
type word struct {
	Nonce, Frame, Name, ID, Reason, Message, SHA256, Runner string
	Kernel                                                  struct{ Name string }
	Code                                                    *int
	Signal                                                  *string
	CPUTime                                                 int64 `json:"cpu_time"`
	WallTime                                                int64 `json:"wall_time"`
	Memory, Size, Offset                                    int64
	StdoutTruncated                                         bool `json:"stdout_truncated"`
	StderrTruncated                                         bool `json:"stderr_truncated"`
	Data                                                    []byte
	Last, Truncated                                         bool
	Fault                                                   *struct{ Code, Message string }
}

func (t told) all(kind string) []word {
	var found []word
	for _, f := range t.Frames {
		if f.Frame == kind {
			found = append(found, f)
		}
	}
	return found
}

func (t told) exit(tb testing.TB) word {
	tb.Helper()
	exits := t.all("exit")
	if len(exits) != 1 {
		tb.Fatalf("%d exits in:\n%.3000s", len(exits), t.Raw)
	}
	return exits[0]
}

func (t told) fault() string {
	if len(t.Frames) == 0 || t.Frames[len(t.Frames)-1].Fault == nil {
		return ""
	}
	return t.Frames[len(t.Frames)-1].Fault.Code
}

func encode(tb testing.TB, job object) []byte {
	tb.Helper()
	text, err := json.Marshal(job)
	if err != nil {
		tb.Fatal(err)
	}
	return append(text, '\n')
}

// carry runs a job in a fresh workspace, to its end.
func carry(tb testing.TB, job object) told {
	tb.Helper()
	return carryText(tb, encode(tb, job), tb.TempDir())
}

func carryText(tb testing.TB, text []byte, folder string) told {
	tb.Helper()
	command := exec.Command(runnerPath, "--workspace", folder)
	command.Stdin = bytes.NewReader(text)
	return listen(tb, command)
}

func listen(tb testing.TB, command *exec.Cmd) told {
	tb.Helper()
	var errors bytes.Buffer
	command.Stderr = &errors
	began := time.Now()
	out, err := command.Output()
	t := parse(tb, out)
	t.Took = time.Since(began)
	if err != nil {
		t.ExitCode = command.ProcessState.ExitCode()
		tb.Logf("runner: %v: %s", err, errors.Bytes())
	}
	return t
}

func parse(tb testing.TB, out []byte) told {
	tb.Helper()
	t := told{Raw: out}
	for _, line := range strings.SplitAfter(string(out), "\n") {
		if line == "" {
			continue
		}
		if len(line) > 64<<10 {
			tb.Errorf("a frame of %d bytes", len(line))
		}
		var f word
		if err := json.Unmarshal([]byte(line), &f); err != nil {
			tb.Fatalf("no frame: %v: %.200s", err, line)
		}
		switch f.Frame {
		case "stdout":
			t.Stdout += string(f.Data)
		case "stderr":
			t.Stderr += string(f.Data)
		}
		t.Frames = append(t.Frames, f)
	}
	return t
}

func base(text string) string { return base64.StdEncoding.EncodeToString([]byte(text)) }
