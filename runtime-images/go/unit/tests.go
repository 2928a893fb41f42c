package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"cofferdam/shape"
)

// Where the runner has laid the tests, for this process alone.
const (
	testsFolder = "/cofferdam/tests"
	jobFile     = testsFolder + "/.cofferdam.json"
	workFolder  = testsFolder + "/.cofferdam-work"
)

type job struct {
	Tests         []string `json:"tests"`
	Program       []string `json:"program"`
	StopOnFailure bool     `json:"stop_on_failure"`
}

// report is where each word about the tests goes.
var report = os.NewFile(5, "report")

func say(event string, more map[string]any) {
	more["event"] = event
	line, err := json.Marshal(more)
	if err == nil {
		_, _ = report.Write(append(line, '\n'))
	}
}

func runTests() error {
	var work job
	text, err := os.ReadFile(jobFile)
	if err == nil {
		err = json.Unmarshal(text, &work)
	}
	if err != nil {
		return err
	}
	suites, err := suitesOf(work)
	if err != nil {
		say("collected", map[string]any{"cases": []string{}})
		say("problem", map[string]any{"message": err.Error()})
		say("end", map[string]any{})
		return nil
	}
	// Nothing of the program's has run yet, and what the tests are made of goes before it does.
	programs := announce(suites, work)
	for i, suite := range suites {
		if programs[i] != "" {
			if failed := start(suite, programs[i], work.StopOnFailure); failed && work.StopOnFailure {
				break
			}
		}
	}
	say("end", map[string]any{})
	return nil
}

// suitesOf reads the program, writes what stands in for it, and reads the tests of each folder against that.
func suitesOf(work job) ([]*shape.Suite, error) {
	program, err := shape.Load(forTests, work.Program)
	if err == nil {
		err = program.Check()
	}
	if err != nil {
		return nil, fmt.Errorf("the program: %w", err)
	}
	standIns := map[string]shape.Text{}
	for importPath, one := range program.Packages {
		text, err := shape.StandIn(one)
		if err != nil {
			return nil, err
		}
		name := filepath.Join(workFolder, "program", importPath, "cofferdam_program.go")
		if err := lay(name, text); err != nil {
			return nil, err
		}
		standIns[importPath] = shape.Text{Name: name, Content: text}
	}
	folders, err := testsOf(work.Tests)
	if err != nil {
		return nil, err
	}
	var suites []*shape.Suite
	for _, folder := range slices.Sorted(maps.Keys(folders)) {
		suite, err := shape.NewSuite(forTests, standIns, program, folder, folders[folder])
		if err != nil {
			return nil, err
		}
		suites = append(suites, suite)
	}
	return suites, nil
}

// testsOf reads the tests' sources, by their folders. Where none ends as tests do, every one is taken for tests.
func testsOf(names []string) (map[string][]shape.Text, error) {
	folders := map[string][]shape.Text{}
	named := slices.ContainsFunc(names, func(name string) bool { return strings.HasSuffix(name, "_test.go") })
	for _, name := range names {
		if !strings.HasSuffix(name, ".go") {
			continue
		}
		text, err := os.ReadFile(filepath.Join(testsFolder, name))
		if err != nil {
			return nil, err
		}
		if !named {
			name = strings.TrimSuffix(name, ".go") + "_test.go"
		}
		folders[path.Dir(name)] = append(folders[path.Dir(name)], shape.Text{Name: name, Content: text})
	}
	if len(folders) == 0 {
		return nil, errors.New("there is no test: a file with tests ends with _test.go")
	}
	return folders, nil
}

// announce translates the tests, says which cases there are, and takes their sources away.
func announce(suites []*shape.Suite, work job) []string {
	var cases []string
	programs := make([]string, len(suites))
	for i, suite := range suites {
		program := filepath.Join(workFolder, fmt.Sprintf("tests-%d", i))
		if len(suite.Cases) > 0 {
			if err := build(suite, program, prefix(suite, suites)); err != nil {
				suite.Broken[path.Join(suite.Folder, "tests")] = err.Error()
			} else {
				programs[i] = program
			}
		}
		for _, each := range slices.Sorted(maps.Keys(suite.Broken)) {
			cases = append(cases, each)
		}
		for _, each := range suite.Cases {
			if programs[i] != "" {
				cases = append(cases, prefix(suite, suites)+each.Name)
			}
		}
	}
	say("collected", map[string]any{"cases": cases})
	if len(cases) == 0 {
		say("problem", map[string]any{"message": "there is no test: a test is a function `func TestName(t *testing.T)`"})
	}
	for _, suite := range suites {
		for _, name := range slices.Sorted(maps.Keys(suite.Broken)) {
			say("case", map[string]any{"name": name, "status": "error", "message": suite.Broken[name], "time": 0})
		}
	}
	for _, name := range work.Tests {
		if strings.HasSuffix(name, ".go") {
			_ = os.Remove(filepath.Join(testsFolder, name))
		}
	}
	_ = os.Remove(jobFile)
	return programs
}

// prefix tells the cases of several packages apart.
func prefix(suite *shape.Suite, suites []*shape.Suite) string {
	if len(suites) == 1 || suite.Folder == "." {
		return ""
	}
	return suite.Folder + ": "
}

// build translates what stands in for the program, the tests, and what runs them.
func build(suite *shape.Suite, program, prefix string) error {
	folder := program + "-made"
	defer os.RemoveAll(folder)
	b := &shape.Builder{Root: goRoot, Library: forTests, All: forTests, Folder: folder}
	main := filepath.Join(folder, "main.go")
	if err := lay(main, suite.MainText(prefix)); err != nil {
		return err
	}
	if err := os.Chdir(testsFolder); err != nil {
		return err
	}
	for _, one := range suite.Program.Order {
		if err := b.Compile(one, relative(one.Sources)); err != nil {
			return err
		}
	}
	if err := b.Compile(&shape.Package{Path: "main"}, []string{main}); err != nil {
		return err
	}
	return b.Link(program)
}

func lay(name string, text []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return err
	}
	return os.WriteFile(name, text, 0o600)
}

// start runs the tests of one folder, and says whether any failed.
func start(suite *shape.Suite, program string, stopOnFailure bool) bool {
	command := exec.Command(program, "-test.timeout=0")
	if stopOnFailure {
		command.Args = append(command.Args, "-test.failfast")
	}
	command.Dir = filepath.Join(testsFolder, suite.Folder)
	command.Env = append(os.Environ(), "PWD="+command.Dir)
	command.Stdout, command.Stderr = os.Stdout, os.Stderr
	command.ExtraFiles = []*os.File{os.NewFile(3, "requests"), os.NewFile(4, "answers"), report}
	return command.Run() != nil
}
