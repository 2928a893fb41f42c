//go:build cofferdam

// Package report runs tests that are apart from the program, and reports each case. It is in the tests' process alone.
package report

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/internal/testdeps"
	"time"

	"cofferdam/apart"
)

// Tests are those of one package.
type Tests struct {
	// Prefix stands before each name, where there are several packages.
	Prefix   string
	Needs    apart.Needs
	Tests    []testing.InternalTest
	Fuzzing  []testing.InternalFuzzTarget
	Examples []testing.InternalExample
	// Main is the package's TestMain, or nil.
	Main func(*testing.M)
}

var prefix string
var needs apart.Needs
var reports = os.NewFile(5, "report")
var reporting sync.Mutex

// running are the tests that are, by the numbers of their goroutines.
var running = struct {
	sync.Mutex
	byGoroutine map[string]testing.TB
}{byGoroutine: map[string]testing.TB{}}

// Run runs them and ends the process.
func Run(t Tests) {
	prefix = t.Prefix
	testing.CofferdamReport, testing.CofferdamAround = reported, around
	t.Needs.Lost = lost
	needs = t.Needs
	apart.Tests(t.Needs, os.NewFile(3, "requests"), os.NewFile(4, "answers"))
	tests := t.Tests
	for _, each := range t.Examples {
		tests = append(tests, testing.InternalTest{Name: each.Name, F: func(t *testing.T) { runExample(t, each) }})
	}
	for i, each := range t.Fuzzing {
		t.Fuzzing[i].Fn = func(f *testing.F) { fuzz(f, each.Fn) }
	}
	m := testing.MainStart(testdeps.TestDeps{}, tests, nil, t.Fuzzing, nil)
	if t.Main == nil {
		os.Exit(m.Run())
	}
	t.Main(m)
	os.Exit(0)
}

// around does what surrounds each test's function, a subtest's as well: what ends it fails it, and nothing else.
func around(t testing.TB, function func()) {
	if t.Name() == "" {
		function()
		return
	}
	if strings.Contains(t.Name(), "/") {
		// A subtest is a case from when it begins.
		write(event{Event: "collected", Cases: []string{prefix + t.Name()}})
	}
	me := goroutine()
	running.Lock()
	running.byGoroutine[me] = t
	running.Unlock()
	normal := false
	defer func() {
		running.Lock()
		delete(running.byGoroutine, me)
		running.Unlock()
		if normal {
			return
		}
		if r := recover(); r != nil {
			t.Errorf("panic: %v\n%s", r, stack())
		} else if !t.Failed() && !t.Skipped() {
			t.Error("its goroutine ended before it did")
		}
	}()
	// Variables of the program's are read without a call, so they have to be here.
	if len(needs.Variables) > 0 {
		apart.Begin()
	}
	function()
	normal = true
}

func fuzz(f *testing.F, function func(*testing.F)) {
	defer func() {
		if f.Failed() {
			f.FailNow()
		}
	}()
	around(f, func() { function(f) })
}

// stack is where in the tests it panicked.
func stack() string {
	var lines []string
	callers := make([]uintptr, 64)
	frames := runtime.CallersFrames(callers[:runtime.Callers(1, callers)])
	for frame, more := frames.Next(); more; frame, more = frames.Next() {
		if strings.HasSuffix(frame.File, "_test.go") {
			lines = append(lines, fmt.Sprintf("%s:%d: %s", path.Base(frame.File), frame.Line, path.Base(frame.Function)))
		}
	}
	return strings.Join(lines, "\n")
}

// goroutine is the number of the one that asks.
func goroutine() string {
	text := make([]byte, 64)
	number, _, _ := strings.Cut(strings.TrimPrefix(string(text[:runtime.Stack(text, false)]), "goroutine "), " ")
	return number
}

// lost ends the goroutine that cannot go on, and fails its test: no test can take it for a panic of the program's.
func lost(why string) {
	running.Lock()
	t := running.byGoroutine[goroutine()]
	var all []testing.TB
	for _, each := range running.byGoroutine {
		all = append(all, each)
	}
	running.Unlock()
	if t != nil {
		all = []testing.TB{t}
	}
	for _, each := range all {
		if why != "" && !each.Skipped() {
			each.Error(why)
		} else if !each.Failed() && !each.Skipped() {
			each.Error("the program ended the goroutine that called it")
		}
	}
	runtime.Goexit()
}

type event struct {
	Event   string   `json:"event"`
	Cases   []string `json:"cases,omitempty"`
	Name    string   `json:"name,omitempty"`
	Status  string   `json:"status,omitempty"`
	Message string   `json:"message,omitempty"`
	Time    int64    `json:"time"`
}

// longest bounds a message, bytes.
const longest = 64 << 10

// ownLine is where this file says something of a test, which tells nobody anything.
var ownLine = regexp.MustCompile(`(?m)^(\s*)report\.go:\d+: `)

func reported(name string, failed, skipped bool, output []byte, took time.Duration) {
	status := "passed"
	switch {
	case failed:
		status = "failed"
	case skipped:
		status = "skipped"
	}
	message := ""
	if status != "passed" {
		message = strings.TrimSpace(ownLine.ReplaceAllString(string(output[:min(len(output), longest)]), "$1"))
	}
	write(event{Event: "case", Name: prefix + name, Status: status, Message: message, Time: took.Milliseconds()})
}

func write(word event) {
	line, err := json.Marshal(word)
	if err != nil {
		return
	}
	reporting.Lock()
	defer reporting.Unlock()
	_, _ = reports.Write(append(line, '\n'))
}

// runExample holds what an example prints against what it says that it prints.
func runExample(t *testing.T, example testing.InternalExample) {
	reading, writing, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	before := os.Stdout
	os.Stdout = writing
	printed := make(chan string, 1)
	go func() {
		text, _ := io.ReadAll(reading)
		printed <- string(text)
	}()
	func() {
		defer func() {
			os.Stdout = before
			writing.Close()
		}()
		example.F()
	}()
	got, want := strings.TrimSpace(<-printed), strings.TrimSpace(example.Output)
	if example.Unordered {
		got, want = sorted(got), sorted(want)
	}
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func sorted(text string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		for j := i; j > 0 && lines[j] < lines[j-1]; j-- {
			lines[j], lines[j-1] = lines[j-1], lines[j]
		}
	}
	return fmt.Sprint(strings.Join(lines, "\n"))
}
