package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestEveryFrameIsMarkedAndTheLastIsEnd(t *testing.T) {
	said := carry(t, order(act("print", "out", "err")))
	var kinds []string
	for _, f := range said.Frames {
		kinds = append(kinds, f.Frame)
		if f.Nonce != nonce {
			t.Errorf("%s is marked %q", f.Frame, f.Nonce)
		}
	}
	all := strings.Join(kinds, " ")
	if all != "ready stage stdout stderr exit end" && all != "ready stage stderr stdout exit end" {
		t.Error(all)
	}
	if said.Frames[0].Runner != "1" || said.Frames[0].Kernel.Name == "" {
		t.Errorf("%+v", said.Frames[0])
	}
}

func TestBadJobs(t *testing.T) {
	good := string(encode(t, order(act("exit", "0"))))
	for name, text := range map[string]string{
		"nothing":              "",
		"no JSON":              "hello\n",
		"two objects":          strings.TrimSpace(good) + "{}\n",
		"an unknown field":     strings.Replace(good, `"kernel":""`, `"kernel":"","surprise":1`, 1),
		"a wrong type":         strings.Replace(good, `"version":1`, `"version":"1"`, 1),
		"another version":      strings.Replace(good, `"version":1`, `"version":2`, 1),
		"a short nonce":        strings.Replace(good, nonce, "abc", 1),
		"a limit of nothing":   strings.Replace(good, `"wall_time":10000`, `"wall_time":0`, 1),
		"a negative limit":     strings.Replace(good, `"wall_time":10000`, `"wall_time":-1`, 1),
		"half a millisecond":   strings.Replace(good, `"wall_time":10000`, `"wall_time":0.5`, 1),
		"a limit left out":     strings.Replace(good, `,"wall_time":10000`, ``, 1),
		"a number for a truth": strings.Replace(good, `"kernel":""`, `"kernel":"","stop_on_stdin_eof":7`, 1),
	} {
		said := carryText(t, []byte(text), t.TempDir())
		if said.fault() != "bad_job" || said.ExitCode != 0 || len(said.all("stage")) != 0 {
			t.Errorf("%s: %.300s", name, said.Raw)
		}
	}
}

func TestARefusalCarriesTheNonceWhereThereIsOne(t *testing.T) {
	text := strings.Replace(string(encode(t, order(act("exit", "0")))), `"version":1`, `"version":9`, 1)
	if said := carryText(t, []byte(text), t.TempDir()); said.Frames[0].Nonce != nonce {
		t.Errorf("%s", said.Raw)
	}
}

func TestFilesThatExistAreRefused(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "a"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	job := order(act("exit", "0"))
	job["files"] = []object{{"name": "a", "content": ""}}
	if said := carryText(t, encode(t, job), folder); said.fault() != "bad_job" || strings.Contains(string(said.Raw), folder) {
		t.Errorf("%s", said.Raw)
	}
}

func TestAnotherKernelRunsNothing(t *testing.T) {
	job := order(act("exit", "0"))
	job["kernel"] = "gvisor"
	said := carry(t, job)
	if said.fault() != "wrong_kernel" || len(said.all("ready")) != 1 || len(said.all("stage")) != 0 {
		t.Errorf("%s", said.Raw)
	}
}

func TestAJobCanComeFromAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "job")
	if err := os.WriteFile(file, bytes.TrimSpace(encode(t, order(act("exit", "0")))), 0o600); err != nil {
		t.Fatal(err)
	}
	said := listen(t, exec.Command(runnerPath, "--job", file, "--workspace", t.TempDir()))
	check(t, said.exit(t), "exited", 0, "")
}

// converse starts a runner whose input stays open and whose output is read when the test says so.
func converse(t *testing.T, job object) (in io.WriteCloser, out io.ReadCloser, wait func() error) {
	t.Helper()
	command := exec.Command(runnerPath, "--workspace", t.TempDir())
	in, err := command.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if out, err = command.StdoutPipe(); err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := in.Write(encode(t, job)); err != nil {
		t.Fatal(err)
	}
	return in, out, command.Wait
}

func TestTheEndOfInputCancels(t *testing.T) {
	job := order(act("sleep", "60000"))
	job["stop_on_stdin_eof"] = true
	in, out, wait := converse(t, job)
	time.Sleep(300 * time.Millisecond)
	began := time.Now()
	_ = in.Close()
	text, err := io.ReadAll(out)
	if err != nil {
		t.Fatal(err)
	}
	said := parse(t, text)
	if said.fault() != "cancelled" || len(said.all("exit")) != 0 || time.Since(began) > time.Second {
		t.Errorf("after %v: %s", time.Since(began), text)
	}
	if err := wait(); err != nil {
		t.Error(err)
	}
}

func TestTheEndOfInputMeansNothingUnlessAsked(t *testing.T) {
	check(t, carry(t, order(act("sleep", "200"))).exit(t), "exited", 0, "")
}

func TestAReaderWhoLeavesEndsEverything(t *testing.T) {
	in, out, wait := converse(t, order(act("repeat", strings.Repeat("x", 4096), "1000000")))
	defer in.Close()
	_, _ = out.Read(make([]byte, 4096))
	_ = out.Close()
	done := make(chan error, 1)
	go func() { done <- wait() }()
	select {
	case <-done:
	case <-time.After(5 * time.Second):
		t.Error("still there after 5 s")
	}
}

func TestASlowReaderDoesNotPutOffTheDeadline(t *testing.T) {
	stage := limited(limited(act("repeat", strings.Repeat("x", 4096), "1000000"), "wall_time", 500), "output", 1<<32)
	in, out, _ := converse(t, order(stage))
	defer in.Close()
	time.Sleep(1500 * time.Millisecond)
	text, err := io.ReadAll(out)
	if err != nil {
		t.Fatal(err)
	}
	exit := parse(t, text).exit(t)
	check(t, exit, "time_limit", -1, "SIGKILL")
	if exit.WallTime > 1000 {
		t.Errorf("ended after %d ms", exit.WallTime)
	}
}

func TestAFloodOfSmallPiecesIsGathered(t *testing.T) {
	said := carry(t, order(act("repeat", "x", "200000")))
	if len(said.Stdout) != 200_000 || len(said.Frames) > 20_000 {
		t.Errorf("%d bytes in %d frames", len(said.Stdout), len(said.Frames))
	}
}
