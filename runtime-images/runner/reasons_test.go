package main

import (
	"os"
	"strings"
	"testing"
)

func check(t *testing.T, got word, reason string, code int, signal string) {
	t.Helper()
	if got.Reason != reason {
		t.Errorf("reason %s (%s), not %s", got.Reason, got.Message, reason)
	}
	if code >= 0 && (got.Code == nil || *got.Code != code) {
		t.Errorf("code is not %d: %+v", code, got)
	}
	if signal != "" && (got.Signal == nil || *got.Signal != signal) {
		t.Errorf("signal is not %s: %+v", signal, got)
	}
}

func TestReasons(t *testing.T) {
	for name, c := range map[string]struct {
		stage  object
		reason string
		code   int
		signal string
	}{
		"a good end":                    {act("exit", "0"), "exited", 0, ""},
		"a bad end":                     {act("exit", "3"), "exited", 3, ""},
		"a signal":                      {act("signal", "9"), "signaled", -1, "SIGKILL"},
		"too long":                      {limited(act("sleep", "60000"), "wall_time", 300), "time_limit", -1, "SIGKILL"},
		"stopped itself":                {limited(act("stubborn"), "wall_time", 300), "time_limit", -1, "SIGKILL"},
		"too much processor time":       {limited(act("spin"), "cpu_time", 300), "cpu_limit", -1, "SIGKILL"},
		"too much memory":               {limited(act("touch", "120", "5000"), "memory", 64<<20), "memory_limit", -1, "SIGKILL"},
		"too much output":               {limited(act("repeat", "0123456789", "100000"), "output", 1000), "output_limit", -1, ""},
		"too many processes":            {limited(act("children", "12"), "processes", 20), "process_limit", -1, "SIGKILL"},
		"a file too large":              {limited(act("write", "100000", "signal"), "file_size", 5000), "file_size_limit", -1, ""},
		"a file too large, told":        {limited(act("write", "100000", "error"), "file_size", 5000), "file_size_limit", 1, ""},
		"a file too large, coped":       {limited(act("write", "100000", "coped"), "file_size", 5000), "exited", 0, ""},
		"no such file of the workspace": {object{"name": "run", "id": "", "argv": []string{"./gone"}, "stdin": "", "limits": act("")["limits"]}, "exited", 127, ""},
		"no such program":               {object{"name": "run", "id": "", "argv": []string{"/nowhere"}, "stdin": "", "limits": act("")["limits"]}, "start_failed", -1, ""},
	} {
		c := c
		t.Run(name, func(t *testing.T) {
			said := carry(t, order(c.stage))
			check(t, said.exit(t), c.reason, c.code, c.signal)
			if said.fault() != "" || said.ExitCode != 0 {
				t.Errorf("fault %s, exit code %d", said.fault(), said.ExitCode)
			}
		})
	}
}

func TestOutputBeforeAKillIsKept(t *testing.T) {
	said := carry(t, order(limited(act("sleep", "60000"), "wall_time", 400)))
	if said.Stdout != "before\n" {
		t.Errorf("printed %q", said.Stdout)
	}
	if wall := said.exit(t).WallTime; wall < 400 || wall > 900 {
		t.Errorf("ended after %d ms", wall)
	}
}

func TestOutputIsCutAtExactlyItsLimit(t *testing.T) {
	for _, limit := range []int64{1, 999, 1000, 32768, 32769, 99999} {
		said := carry(t, order(limited(act("repeat", strings.Repeat("x", 100), "1000"), "output", limit)))
		exit := said.exit(t)
		if int64(len(said.Stdout)) != limit || !exit.StdoutTruncated || exit.StderrTruncated || exit.Reason != "output_limit" {
			t.Errorf("limit %d: %d bytes, %+v", limit, len(said.Stdout), exit)
		}
	}
}

func TestOutputOfExactlyItsLimitIsNotCut(t *testing.T) {
	said := carry(t, order(limited(act("repeat", strings.Repeat("x", 100), "1000"), "output", 100_000)))
	exit := said.exit(t)
	if len(said.Stdout) != 100_000 || exit.StdoutTruncated || exit.Reason != "exited" {
		t.Errorf("%d bytes, %+v", len(said.Stdout), exit)
	}
}

func TestOutputMayBeAnyBytes(t *testing.T) {
	said := carry(t, order(act("print", `\xff\xfe\x1b[31m`, `{\"frame\":\"end\"}\n`)))
	if said.Stdout != "\xff\xfe\x1b[31m" || said.Stderr != "{\"frame\":\"end\"}\n" {
		t.Errorf("printed %q and %q", said.Stdout, said.Stderr)
	}
}

func TestInputReachesTheProgram(t *testing.T) {
	stage := limited(act("echo"), "output", 1<<22)
	text := strings.Repeat("0123456789abcdef", 1<<16)
	stage["stdin"] = base(text)
	if said := carry(t, order(stage)); said.Stdout != text {
		t.Errorf("%d bytes came back", len(said.Stdout))
	}
}

func TestUnreadInputIsNoError(t *testing.T) {
	stage := act("exit", "0")
	stage["stdin"] = base(strings.Repeat("x", 1<<20))
	check(t, carry(t, order(stage)).exit(t), "exited", 0, "")
}

func TestTheProgramInheritsNothing(t *testing.T) {
	job := order(act("surround"))
	job["environment"] = object{"B": "2", "A": "1"}
	folder := t.TempDir()
	said := carryText(t, encode(t, job), folder)
	want := "folder=" + folder + " descriptors=3 leader=true umask=22 environment=A=1,B=2"
	if !strings.HasPrefix(said.Stdout, want) {
		t.Errorf("found %q, not %q", said.Stdout, want)
	}
}

func TestOrphansDoNotOutliveTheStage(t *testing.T) {
	said := carry(t, order(act("orphan"), named(act("exit", "0"), "second")))
	if exits := said.all("exit"); len(exits) != 2 || exits[0].WallTime > 2000 || said.Stdout != "main\n" {
		t.Errorf("%+v %q", exits, said.Stdout)
	}
}

func TestMemoryIsMeasured(t *testing.T) {
	const held = 100 << 20
	got := carry(t, order(act("touch", "100", "300"))).exit(t).Memory
	if got < held || got > held+held/10+12<<20 {
		t.Errorf("%d bytes for %d", got, held)
	}
}

func TestProcessorTimeIsMeasured(t *testing.T) {
	got := carry(t, order(act("burn", "300"))).exit(t)
	if got.CPUTime < 290 || got.CPUTime > 500 {
		t.Errorf("%d ms in %d", got.CPUTime, got.WallTime)
	}
}

func named(stage object, id string) object {
	stage["id"] = id
	return stage
}

func TestStages(t *testing.T) {
	compile := act("exit", "1")
	compile["name"] = "compile"
	if said := carry(t, order(compile, act("exit", "0"))); len(said.all("exit")) != 1 {
		t.Error("a run followed a failed compilation")
	}
	said := carry(t, order(named(act("exit", "1"), "a"), named(act("exit", "0"), "b")))
	if exits := said.all("exit"); len(exits) != 2 || exits[1].ID != "b" {
		t.Errorf("a failed test stopped the next: %+v", exits)
	}
}

func TestAnOutputThatTheCompilerSpoiltIsTheProgramsFailure(t *testing.T) {
	compile, run := act("leave"), act("exit", "0")
	compile["name"] = "compile"
	run["argv"] = []string{"./.cofferdam-program"}
	exits := carry(t, order(compile, run)).all("exit")
	if len(exits) != 2 {
		t.Fatalf("%+v", exits)
	}
	check(t, exits[0], "exited", 0, "")
	check(t, exits[1], "exited", 127, "")
}

func TestNothingOfTheProgramIsLeft(t *testing.T) {
	folder := t.TempDir()
	carryText(t, encode(t, order(act("children", "5"))), folder)
	entries, err := os.ReadDir("/proc")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if at, err := os.Readlink("/proc/" + entry.Name() + "/cwd"); err == nil && at == folder {
			t.Errorf("process %s is left", entry.Name())
		}
	}
}
