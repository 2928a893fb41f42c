package main

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

const sharedKey = 0x0c0ffe

var someTime = time.Unix(1, 0)

func init() {
	actions["litter"] = litter
	actions["look"] = look
	actions["many"] = many
	actions["dig"] = dig
	actions["make"] = compile
}

// litter leaves whatever one run could leave for the next.
func litter([]string) int {
	put("given.txt", "changed")
	_ = os.Remove("removed.txt")
	_ = os.Symlink("/etc/passwd", "removed.txt")
	_ = os.RemoveAll("folder")
	put("folder", "now a file")
	put(".hidden", "left")
	_ = syscall.Mkfifo("fifo", 0o600)
	_ = os.MkdirAll("locked/in", 0o755)
	put("locked/in/file", "left")
	_ = os.Chmod("locked/in", 0)
	_ = os.Chmod("locked", 0)
	_ = dig([]string{"2000"})
	for _, folder := range []string{"/tmp", "/dev/shm"} {
		_ = os.MkdirAll(folder+"/a/b", 0o700)
		put(folder+"/a/b/c", "left")
	}
	_ = syscall.Setxattr(".", "user.left", []byte("left"), 0)
	id, _, _ := syscall.RawSyscall(syscall.SYS_SHMGET, sharedKey, 4096, 0o1666)
	fmt.Println("shared memory", int(id) >= 0)
	child := exec.Command("/proc/self/exe", programFlag, "stubborn")
	child.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	_ = child.Start()
	_ = os.Chtimes(".", someTime, someTime)
	return failure(os.Chmod(".", 0))
}

// dig makes folders within folders, deeper than any path is long.
func dig(a []string) int {
	name := strings.Repeat("d", 100)
	for i := 0; i < number(a[0]); i++ {
		if os.Mkdir(name, 0o755) != nil || syscall.Chdir(name) != nil {
			break
		}
	}
	_ = os.WriteFile("bottom", nil, 0)
	_ = syscall.Chmod(".", 0)
	return failure(os.Chdir("/workspace"))
}

// compile leaves what a compiler could, and what none should.
func compile([]string) int {
	_ = os.MkdirAll("out/deep", 0o750)
	put("out/deep/made", "by the compiler")
	_ = os.Symlink("out/deep/made", "link")
	_ = syscall.Mkfifo("fifo", 0o600)
	put("/tmp/left", "in another place")
	_ = os.Chmod("out", 0o500)
	return failure(os.Chmod("given.txt", 0))
}

// look tells everything that a run could find of an earlier one.
func look([]string) int {
	for _, root := range []string{".", "/tmp", "/dev/shm"} {
		_ = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil {
				fmt.Println(path, err)
				return nil
			}
			info, err := entry.Info()
			if err == nil && (root == "." || path != root) {
				content, _ := os.ReadFile(path)
				link, _ := os.Readlink(path)
				changed := info.ModTime().UnixNano()
				if link != "" {
					changed = 0
				}
				fmt.Println(path, info.Mode(), changed, link, string(content))
			}
			return nil
		})
	}
	names := make([]byte, 1000)
	n, _ := syscall.Listxattr(".", names)
	id, _, _ := syscall.RawSyscall(syscall.SYS_SHMGET, sharedKey, 4096, 0o666)
	processes, _ := filepath.Glob("/proc/[0-9]*")
	fmt.Println("attributes", n, "shared memory", int(id) >= 0, "processes", len(processes), umaskOf())
	return 0
}

func umaskOf() int { return syscall.Umask(0) }

// many makes so many empty files.
func many(a []string) int {
	for i := 0; i < number(a[0]); i++ {
		put(fmt.Sprint(i), "")
	}
	return 0
}

// outputs are what each stage printed, by its id.
func (t told) outputs() map[string]string {
	all := map[string]string{}
	id := ""
	for _, f := range t.Frames {
		switch f.Frame {
		case "stage":
			id = f.Name + f.ID
		case "stdout":
			all[id] += string(f.Data)
		}
	}
	return all
}

func given() []object {
	return []object{{"name": "given.txt", "content": base("given")}, {"name": "removed.txt", "content": base("there")},
		{"name": "folder/inside.txt", "content": base("inside")}}
}

func compiling(stage object) object {
	stage["name"] = "compile"
	return stage
}

func TestWhatOneRunLeavesTheNextDoesNotFindUnderGvisor(t *testing.T) {
	job := order(named(act("look"), "before"), named(act("litter"), "between"), named(act("look"), "after"))
	job["files"] = given()
	said := sandboxed(t, job)
	outputs := said.outputs()
	if outputs["runbetween"] != "shared memory true\n" {
		t.Errorf("%q", outputs["runbetween"])
	}
	if outputs["runbefore"] == "" || outputs["runbefore"] != outputs["runafter"] {
		t.Errorf("before:\n%s\nafter:\n%s", outputs["runbefore"], outputs["runafter"])
	}
	if !strings.Contains(outputs["runafter"], "given.txt -rw-r--r-- 946684800000000000  given") {
		t.Errorf("%s", outputs["runafter"])
	}
}

func TestEachRunFindsWhatTheCompileStageMadeAndNothingElseOfIt(t *testing.T) {
	job := order(compiling(act("make")), named(act("look"), "a"), named(act("litter"), "b"), named(act("look"), "c"))
	job["files"] = given()
	outputs := sandboxed(t, job).outputs()
	if !strings.Contains(outputs["runa"], "out/deep/made") || outputs["runa"] != outputs["runc"] {
		t.Errorf("first:\n%.2000s\nlast:\n%.2000s", outputs["runa"], outputs["runc"])
	}
}

func TestAWorkspaceTooLargeToBeGivenToEachRunIsToldForEach(t *testing.T) {
	job := order(compiling(limited(act("many", "10001"), "wall_time", 100_000)), named(act("exit", "0"), "a"), named(act("exit", "0"), "b"))
	said := carry(t, job)
	exits := said.all("exit")
	if len(exits) != 3 || exits[1].Reason != "disk_limit" || exits[2].Reason != "disk_limit" || said.fault() != "" {
		t.Errorf("%.3000s", said.Raw)
	}
}

func TestTheFirstFailureIsTheLastRunWhereTheJobSaysSo(t *testing.T) {
	job := order(named(act("exit", "0"), "a"), named(act("exit", "3"), "b"), named(act("exit", "0"), "c"))
	job["stop_on_failure"] = true
	if exits := carry(t, job).all("exit"); len(exits) != 2 || exits[1].ID != "b" {
		t.Errorf("%+v", exits)
	}
}

func TestFilesOfAStageAreThereForThatStageAloneUnderGvisor(t *testing.T) {
	first, second := named(act("look"), "a"), named(act("look"), "b")
	first["files"] = []object{{"name": ".cofferdam/input", "content": base("for the first")}}
	outputs := sandboxed(t, order(first, second)).outputs()
	if !strings.Contains(outputs["runa"], "for the first") || strings.Contains(outputs["runb"], "input") {
		t.Errorf("%v", outputs)
	}
}
