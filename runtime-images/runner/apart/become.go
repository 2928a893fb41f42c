package apart

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"cofferdam/runner/stage"
)

// becomeTests runs where the tests' folder is a file system of its own, which nobody else can see: it lays the tests into
// it, and becomes the command. Its descriptors are 3 for requests, 4 for answers, 5 for the report.
func becomeTests(words []string) error {
	var work job
	if err := json.NewDecoder(os.Stdin).Decode(&work); err != nil {
		return fmt.Errorf("the tests cannot be read: %w", err)
	}
	names := []string{}
	for _, test := range work.Tests {
		if err := lay(Folder, test); err != nil {
			return fmt.Errorf("`%s` cannot be written: %w", test.Name, err)
		}
		names = append(names, test.Name)
	}
	told, err := json.Marshal(map[string]interface{}{
		"tests": names, "program": work.Program, "case_timeout": work.CaseTimeout, "stop_on_failure": work.StopOnFailure,
	})
	if err == nil {
		err = os.WriteFile(filepath.Join(Folder, Job), told, 0o600)
	}
	if err != nil {
		return err
	}
	null, err := os.Open(os.DevNull)
	if err != nil {
		return err
	}
	if err := syscall.Dup3(int(null.Fd()), 0, 0); err != nil {
		return err
	}
	// A home in the workspace would have the program's files chosen as settings, packages and libraries of the tests' process.
	if err := os.Setenv("HOME", Folder); err != nil {
		return err
	}
	return turnInto(words[0], words)
}

// lay writes one file of the tests, never outside of their folder.
func lay(folder string, test file) error {
	path := filepath.Join(folder, test.Name)
	if !strings.HasPrefix(path, folder+"/") || path == filepath.Join(folder, Job) {
		return fmt.Errorf("its name cannot be used")
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	return os.WriteFile(path, test.Content, 0o600)
}

// turnInto looks for a command as a shell would, and returns only when there is none.
func turnInto(name string, words []string) error {
	path, err := exec.LookPath(name)
	if err == nil {
		err = syscall.Exec(path, words, os.Environ())
	}
	return fmt.Errorf("%s: %w", name, err)
}

// startAlone is `apart-alone FILE WORDS...`: it starts a command where the tests' folder is covered, and ends as that does.
func startAlone(words []string) int {
	alone := &stage.Alone{
		Words:    append([]string{self, becomeCommand}, words...),
		Files:    []*os.File{os.Stdin, os.Stdout, os.Stderr},
		Folder:   Folder,
		Options:  "size=4096,mode=0555",
		ReadOnly: true,
	}
	closeInherited()
	process, err := alone.Start()
	if err != nil {
		return complain(err)
	}
	// Its keeper's signal is meant for it; killed, it takes what it started along.
	signals := make(chan os.Signal, 8)
	signal.Notify(signals, syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP)
	go func() {
		for range signals {
			_ = process.Kill()
		}
	}()
	state, err := process.Wait()
	if err != nil {
		return complain(err)
	}
	if status, ok := state.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		return 128 + int(status.Signal())
	}
	return state.ExitCode()
}

// closeInherited keeps the descriptors of the tests' process from what it starts.
func closeInherited() {
	for descriptor := 3; descriptor < 64; descriptor++ {
		syscall.CloseOnExec(descriptor)
	}
}
