package job

import (
	"errors"
	"fmt"
	"path"
	"strings"
	"unicode/utf8"
)

// The bounds of a job. They are wider than any caller's limits; they exist so that nothing in the runner is unbounded.
const (
	maxFiles       = 10_000
	maxStages      = 1_001
	maxArguments   = 4_096
	maxVariables   = 4_096
	maxPatterns    = 100
	maxSegments    = 64
	maxIDBytes     = 256
	maxNameBytes   = 1_024
	maxComponent   = 255
	maxTime        = 24 * 60 * 60 * 1000
	maxSize        = 1 << 40
	maxProcesses   = 32_000
	minOpenFiles   = 8
	maxOpenFiles   = 1 << 20
	maxReturned    = 10_000
	minNonceDigits = 32
	maxNonceDigits = 128
)

func (j *Job) check() error {
	if j.Version != 1 {
		return fmt.Errorf("version: must be 1, is %d", j.Version)
	}
	if err := checkNonce(j.Nonce); err != nil {
		return err
	}
	if j.Kernel != "" && j.Kernel != "gvisor" && j.Kernel != "linux" {
		return fmt.Errorf("kernel: must be `gvisor`, `linux` or empty, is %q", clip(j.Kernel))
	}
	if err := checkFiles(j.Files); err != nil {
		return err
	}
	if err := checkEnvironment(j.Environment); err != nil {
		return err
	}
	if err := checkStages(j.Stages); err != nil {
		return err
	}
	return j.Artifacts.check()
}

func checkNonce(nonce string) error {
	if len(nonce) < minNonceDigits || len(nonce) > maxNonceDigits || strings.Trim(nonce, "0123456789abcdefABCDEF") != "" {
		return fmt.Errorf("nonce: must be %d to %d hexadecimal digits", minNonceDigits, maxNonceDigits)
	}
	return nil
}

// checkFiles refuses every name that could leave the workspace or that two files would dispute.
func checkFiles(files []File) error {
	if len(files) > maxFiles {
		return fmt.Errorf("files: at most %d, are %d", maxFiles, len(files))
	}
	taken := make(map[string]bool, len(files))
	for i, file := range files {
		if err := checkRelative(file.Name); err != nil {
			return fmt.Errorf("files[%d].name: %w", i, err)
		}
		if taken[file.Name] {
			return fmt.Errorf("files[%d].name: `%s` is given twice", i, clip(file.Name))
		}
		taken[file.Name] = true
	}
	for i, file := range files {
		for dir := path.Dir(file.Name); dir != "."; dir = path.Dir(dir) {
			if taken[dir] {
				return fmt.Errorf("files[%d].name: `%s` is a file and a folder", i, clip(dir))
			}
		}
	}
	return nil
}

// checkRelative accepts a clean path below the workspace: no empty, `.` or `..` component, so that no two spellings
// name one file.
func checkRelative(name string) error {
	switch {
	case name == "":
		return errors.New("is empty")
	case len(name) > maxNameBytes:
		return fmt.Errorf("is longer than %d bytes", maxNameBytes)
	case strings.IndexByte(name, 0) >= 0:
		return errors.New("holds a NUL")
	case !utf8.ValidString(name):
		return errors.New("is not UTF-8")
	case name[0] == '/':
		return errors.New("is absolute")
	}
	components := strings.Split(name, "/")
	if len(components) > maxSegments {
		return fmt.Errorf("is deeper than %d folders", maxSegments)
	}
	for _, component := range components {
		if component == "" || component == "." || component == ".." {
			return fmt.Errorf("has the component `%s`", component)
		}
		if len(component) > maxComponent {
			return fmt.Errorf("has a component longer than %d bytes", maxComponent)
		}
	}
	return nil
}

func checkEnvironment(environment map[string]string) error {
	if len(environment) > maxVariables {
		return fmt.Errorf("environment: at most %d variables, are %d", maxVariables, len(environment))
	}
	for name, value := range environment {
		if name == "" || strings.ContainsAny(name, "=\x00") {
			return fmt.Errorf("environment: %q is no name of a variable", clip(name))
		}
		if strings.IndexByte(value, 0) >= 0 {
			return fmt.Errorf("environment: the value of `%s` holds a NUL", clip(name))
		}
	}
	return nil
}

func checkStages(stages []Stage) error {
	if len(stages) == 0 || len(stages) > maxStages {
		return fmt.Errorf("stages: 1 to %d, are %d", maxStages, len(stages))
	}
	taken := make(map[string]bool, len(stages))
	for i, stage := range stages {
		if err := stage.check(); err != nil {
			return fmt.Errorf("stages[%d].%w", i, err)
		}
		if stage.Name == "compile" && i > 0 {
			return fmt.Errorf("stages[%d].name: `compile` must come first", i)
		}
		key := stage.Name + ":" + stage.ID
		if taken[key] {
			return fmt.Errorf("stages[%d].id: `%s` is given twice", i, clip(stage.ID))
		}
		taken[key] = true
	}
	return nil
}

func (s *Stage) check() error {
	if s.Name != "compile" && s.Name != "run" {
		return fmt.Errorf("name: must be `compile` or `run`, is %q", clip(s.Name))
	}
	if len(s.ID) > maxIDBytes || !utf8.ValidString(s.ID) {
		return fmt.Errorf("id: must be UTF-8 of at most %d bytes", maxIDBytes)
	}
	if len(s.Argv) == 0 || len(s.Argv) > maxArguments || s.Argv[0] == "" {
		return fmt.Errorf("argv: 1 to %d arguments, the first not empty", maxArguments)
	}
	for _, argument := range s.Argv {
		if strings.IndexByte(argument, 0) >= 0 {
			return errors.New("argv: an argument holds a NUL")
		}
	}
	if err := checkFiles(s.Files); err != nil {
		return err
	}
	return s.Limits.check()
}

func (l *Limits) check() error {
	for _, limit := range []struct {
		name          string
		value         int64
		least, utmost int64
	}{
		{"wall_time", l.WallTime, 1, maxTime},
		{"cpu_time", l.CPUTime, 1, maxTime},
		{"memory", l.Memory, 1, maxSize},
		{"output", l.Output, 1, maxSize},
		{"processes", l.Processes, 1, maxProcesses},
		{"file_size", l.FileSize, 1, maxSize},
		{"open_files", l.OpenFiles, minOpenFiles, maxOpenFiles},
		{"disk", l.Disk, 1, maxSize},
	} {
		if limit.value < limit.least || limit.value > limit.utmost {
			return fmt.Errorf("limits.%s: must be %d to %d, is %d", limit.name, limit.least, limit.utmost, limit.value)
		}
	}
	return nil
}

func (a *Artifacts) check() error {
	if len(a.Patterns) == 0 {
		return nil
	}
	if len(a.Patterns) > maxPatterns {
		return fmt.Errorf("artifacts.patterns: at most %d, are %d", maxPatterns, len(a.Patterns))
	}
	for i, pattern := range a.Patterns {
		if err := checkPattern(pattern); err != nil {
			return fmt.Errorf("artifacts.patterns[%d]: %w", i, err)
		}
	}
	if a.MaxCount < 1 || a.MaxCount > maxReturned {
		return fmt.Errorf("artifacts.max_count: must be 1 to %d, is %d", maxReturned, a.MaxCount)
	}
	if a.MaxSize < 1 || a.MaxSize > maxSize || a.MaxTotal < 1 || a.MaxTotal > maxSize {
		return fmt.Errorf("artifacts: max_size and max_total must be 1 to %d", int64(maxSize))
	}
	return nil
}

func checkPattern(pattern string) error {
	if err := checkRelative(pattern); err != nil {
		return err
	}
	for _, segment := range strings.Split(pattern, "/") {
		if strings.Contains(segment, "**") && segment != "**" {
			return errors.New("has `**` beside other characters")
		}
		if _, err := path.Match(segment, ""); err != nil {
			return errors.New("is not a pattern: a bracket is open")
		}
	}
	return nil
}

// clip shortens what the caller wrote, so that no message grows beyond a frame.
func clip(text string) string {
	const most = 100
	if len(text) > most {
		return strings.ToValidUTF8(text[:most], "") + "…"
	}
	return strings.ToValidUTF8(text, "�")
}
