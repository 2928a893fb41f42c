// Package job reads the one order that a runner obeys. Everything is checked here, once, so that the rest of the
// runner never meets a value that it would have to doubt.
package job

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// MaxBytes bounds the line that holds a job; above it nothing is parsed.
const MaxBytes = 64 << 20

// Job is a whole execution: files to write, stages to run, artifacts to bring back.
type Job struct {
	Version        int               `json:"version"`
	Nonce          string            `json:"nonce"`
	Kernel         string            `json:"kernel"`
	StopOnStdinEOF bool              `json:"stop_on_stdin_eof"`
	StopOnFailure  bool              `json:"stop_on_failure"`
	Files          []File            `json:"files"`
	Environment    map[string]string `json:"environment"`
	Stages         []Stage           `json:"stages"`
	Artifacts      Artifacts         `json:"artifacts"`
}

// File is one source file, named relative to the workspace.
type File struct {
	Name    string `json:"name"`
	Content []byte `json:"content"`
}

// Stage is one program to run: the compiler, or the program itself (once for each test).
type Stage struct {
	Name   string   `json:"name"`
	ID     string   `json:"id"`
	Argv   []string `json:"argv"`
	Stdin  []byte   `json:"stdin"`
	Files  []File   `json:"files"`
	Limits Limits   `json:"limits"`
}

// Limits bound one stage. Times are milliseconds, sizes are bytes.
type Limits struct {
	WallTime  int64 `json:"wall_time"`
	CPUTime   int64 `json:"cpu_time"`
	Memory    int64 `json:"memory"`
	Output    int64 `json:"output"`
	Processes int64 `json:"processes"`
	FileSize  int64 `json:"file_size"`
	OpenFiles int64 `json:"open_files"`
	Disk      int64 `json:"disk"`
}

// Artifacts says which files come back, and how much of them.
type Artifacts struct {
	Patterns []string `json:"patterns"`
	MaxCount int64    `json:"max_count"`
	MaxSize  int64    `json:"max_size"`
	MaxTotal int64    `json:"max_total"`
}

// Parse turns the text of a job into a Job in which every value is within its bounds, or says what is wrong.
func Parse(text []byte) (*Job, error) {
	j := new(Job)
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(j); err != nil {
		// The decoder repeats what it does not know, however long that is.
		return nil, fmt.Errorf("the job is not valid: %s", clip(err.Error()))
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("the job is followed by more text on its line")
	}
	if err := j.check(); err != nil {
		return nil, err
	}
	return j, nil
}

// Runs counts the run stages.
func (j *Job) Runs() int {
	runs := 0
	for i := range j.Stages {
		if j.Stages[i].Name == "run" {
			runs++
		}
	}
	return runs
}

// NonceOf finds the nonce of a job that may be wrong in every other way, so that the refusal can be marked with it.
func NonceOf(text []byte) string {
	var marked struct {
		Nonce string `json:"nonce"`
	}
	// The error is of no interest: without a nonce the frames carry an empty one.
	_ = json.Unmarshal(text, &marked)
	if checkNonce(marked.Nonce) != nil {
		return ""
	}
	return marked.Nonce
}
