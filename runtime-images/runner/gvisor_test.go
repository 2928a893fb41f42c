package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// inside is where the sandbox finds this test binary, which is its program.
const inside = "/program"

const sandboxUser = 65532

var sandboxes int32

// sandboxed runs a job under real gVisor, in the surroundings that an image has: nothing in the root file system but
// the runner and a program, and all that is writable in memory.
func sandboxed(t *testing.T, job object) told {
	t.Helper()
	needGvisor(t)
	job["kernel"] = "gvisor"
	for _, stage := range job["stages"].([]object) {
		stage["argv"].([]string)[0] = inside
	}
	bundle := bundle(t)
	state := filepath.Join("/run", fmt.Sprintf("cofferdam-runner-test-%d", os.Getpid()))
	t.Cleanup(func() { _ = os.RemoveAll(state) })
	id := fmt.Sprintf("test-%d", atomic.AddInt32(&sandboxes, 1))
	command := exec.Command("runsc", "--platform=systrap", "--network=none", "--root="+state, "run", "--bundle", bundle, id)
	command.Stdin = bytes.NewReader(encode(t, job))
	timer := time.AfterFunc(time.Minute, func() { _ = exec.Command("runsc", "--root="+state, "delete", "-force", id).Run() })
	defer timer.Stop()
	return listen(t, command)
}

func needGvisor(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("runsc"); err != nil || os.Getuid() != 0 {
		t.Skip("NOT TESTED UNDER GVISOR: this needs `runsc` on the PATH, and root")
	}
}

func bundle(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for _, name := range []string{"proc", "dev", "tmp", "workspace"} {
		if err := os.MkdirAll(filepath.Join(folder, "rootfs", name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	copyTo(t, runnerPath, filepath.Join(folder, "rootfs", "runner"))
	copyTo(t, programPath, filepath.Join(folder, "rootfs", inside))
	tmpfs := func(path, options string) object {
		return object{"destination": path, "type": "tmpfs", "source": "tmpfs", "options": strings.Split(options, ",")}
	}
	config := object{
		"ociVersion": "1.0.0", "hostname": "sandbox", "root": object{"path": "rootfs", "readonly": true},
		"process": object{"user": object{"uid": sandboxUser, "gid": sandboxUser}, "args": []string{"/runner"}, "cwd": "/",
			"env": []string{"SECRET=of the runner"}, "noNewPrivileges": true,
			"rlimits": []object{{"type": "RLIMIT_NOFILE", "hard": 4096, "soft": 4096}}, "capabilities": object{}},
		"mounts": []object{{"destination": "/proc", "type": "proc", "source": "proc"}, tmpfs("/dev", "mode=0755"),
			tmpfs("/dev/shm", "mode=1777,size=67108864"), tmpfs("/tmp", "mode=1777,size=67108864"),
			tmpfs("/workspace", fmt.Sprintf("mode=0755,size=67108864,uid=%d,gid=%d", sandboxUser, sandboxUser))},
		"linux": object{"namespaces": []object{{"type": "pid"}, {"type": "network"}, {"type": "ipc"}, {"type": "uts"}, {"type": "mount"}}},
	}
	text, err := json.Marshal(config)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "config.json"), text, 0o600); err != nil {
		t.Fatal(err)
	}
	return folder
}

func copyTo(t *testing.T, from, to string) {
	t.Helper()
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(out, in); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestGvisorIsRecognized(t *testing.T) {
	said := sandboxed(t, order(act("exit", "0")))
	check(t, said.exit(t), "exited", 0, "")
	if said.Frames[0].Kernel.Name != "gvisor" {
		t.Errorf("%s", said.Raw)
	}
}

// TestNoProgramReachesTheRunner sends each signal that could silence the runner, after all other tries. Process 1 is
// the program itself there, so it meets its own signals.
func TestNoProgramReachesTheRunner(t *testing.T) {
	for number, want := range map[string]string{"9": "SIGKILL", "19": "SIGKILL", "11": "SIGSEGV", "15": "SIGTERM"} {
		said := sandboxed(t, order(limited(act("attack", number), "wall_time", 3000)))
		exit := said.exit(t)
		if number == "19" {
			check(t, exit, "time_limit", -1, want)
		} else if exit.Reason != "signaled" && exit.Reason != "exited" {
			t.Errorf("signal %s: %+v", number, exit)
		}
		if said.fault() != "" || said.ExitCode != 0 || said.Frames[len(said.Frames)-1].Frame != "end" {
			t.Errorf("signal %s: %s", number, said.Raw)
		}
		for _, f := range said.Frames {
			if f.Nonce != nonce {
				t.Errorf("a frame that is not the runner's: %+v", f)
			}
		}
		if !strings.Contains(said.Stdout, "process 1 is the runner: false") || strings.Contains(said.Stdout, "SECRET") {
			t.Errorf("the program sees: %s", said.Stdout)
		}
	}
}

func TestReasonsUnderGvisor(t *testing.T) {
	for name, c := range map[string]struct {
		stage  object
		reason string
	}{
		"a good end":              {act("exit", "0"), "exited"},
		"its own signal":          {act("signal", "9"), "signaled"},
		"too long":                {limited(act("sleep", "60000"), "wall_time", 500), "time_limit"},
		"stopped itself":          {limited(act("stubborn"), "wall_time", 500), "time_limit"},
		"too much processor time": {limited(act("spin"), "cpu_time", 500), "cpu_limit"},
		"too much memory":         {limited(act("touch", "200", "5000"), "memory", 64<<20), "memory_limit"},
		"shared memory":           {limited(act("fill", "/dev/shm"), "memory", 32<<20), "memory_limit"},
		"the disk":                {limited(act("fill", "/workspace"), "disk", 1<<30), "disk_limit"},
		"part of the disk":        {limited(act("fill", "/tmp"), "disk", 8<<20), "disk_limit"},
		"a file too large":        {limited(act("write", "100000", "error"), "file_size", 5000), "file_size_limit"},
		"too many processes":      {limited(act("children", "30"), "processes", 40), "process_limit"},
		"too much output":         {limited(act("repeat", "0123456789", "100000"), "output", 1000), "output_limit"},
		"orphans":                 {act("orphan"), "exited"},
	} {
		c := c
		t.Run(name, func(t *testing.T) {
			said := sandboxed(t, order(c.stage, named(act("exit", "0"), "after")))
			exits := said.all("exit")
			if len(exits) != 2 || exits[0].Reason != c.reason || exits[1].Reason != "exited" || said.fault() != "" {
				t.Errorf("not %s: %s", c.reason, said.Raw)
			}
		})
	}
}

func TestMemoryIsMeasuredUnderGvisor(t *testing.T) {
	const held = 100 << 20
	got := sandboxed(t, order(act("touch", "100", "200"))).exit(t).Memory
	if got < held-held/10 || got > held+held/10+8<<20 {
		t.Errorf("%d bytes for %d", got, held)
	}
}

func TestASandboxOfSpinnersEndsInTime(t *testing.T) {
	exit := sandboxed(t, order(limited(limited(act("spinners", "50"), "wall_time", 1500), "cpu_time", 100_000))).exit(t)
	check(t, exit, "time_limit", -1, "SIGKILL")
	if exit.WallTime > 1650 {
		t.Errorf("ended after %d ms", exit.WallTime)
	}
}

func TestALimitAboveTheSandboxIsRefused(t *testing.T) {
	if said := sandboxed(t, order(limited(act("exit", "0"), "open_files", 1<<20))); said.fault() != "bad_job" {
		t.Errorf("%s", said.Raw)
	}
}

func TestTheSurroundingsUnderGvisor(t *testing.T) {
	said := sandboxed(t, order(act("surround")))
	if !strings.HasPrefix(said.Stdout, "folder=/workspace descriptors=3 leader=true umask=22 environment=") {
		t.Errorf("%q", said.Stdout)
	}
}
