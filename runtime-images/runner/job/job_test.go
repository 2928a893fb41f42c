package job

import (
	"strings"
	"testing"
)

func TestNamesThatCouldLeaveTheWorkspaceAreRefused(t *testing.T) {
	for _, name := range []string{"", "/etc/passwd", "..", "a/../b", "a/..", "./a", "a//b", "a/", "a\x00b", "bad\xff",
		strings.Repeat("x", 256), strings.Repeat("a/", 64) + "a", strings.Repeat("x/", 600) + "x"} {
		if checkFiles([]File{{Name: name}}) == nil {
			t.Errorf("%q is accepted", name)
		}
	}
	for _, name := range []string{"main.py", "a/b/c.txt", "...", "..a", "ünï.txt", "a\nb", strings.Repeat("x", 255)} {
		if err := checkFiles([]File{{Name: name}}); err != nil {
			t.Errorf("%q is refused: %v", name, err)
		}
	}
}

func TestNamesThatDisputeAPlaceAreRefused(t *testing.T) {
	for _, names := range [][]string{{"a", "a"}, {"a", "a/b"}, {"a/b/c", "a/b"}, {"a/b/c", "a"}} {
		var files []File
		for _, name := range names {
			files = append(files, File{Name: name})
		}
		if checkFiles(files) == nil {
			t.Errorf("%q are accepted", names)
		}
	}
}

func TestEnvironmentThatCannotBeIsRefused(t *testing.T) {
	for _, name := range []string{"", "A=B", "A\x00"} {
		if checkEnvironment(map[string]string{name: ""}) == nil {
			t.Errorf("%q is accepted", name)
		}
	}
	if checkEnvironment(map[string]string{"A": "\x00"}) == nil {
		t.Error("a NUL is accepted")
	}
}

func TestPatternsThatCouldLeaveOrNeverEndAreRefused(t *testing.T) {
	for _, pattern := range []string{"", "/x", "../x", "a/../x", "a**", "[a", strings.Repeat("**/", 64) + "x"} {
		if checkPattern(pattern) == nil {
			t.Errorf("%q is accepted", pattern)
		}
	}
}

func limits() Limits {
	return Limits{WallTime: 1, CPUTime: 1, Memory: 1, Output: 1, Processes: 1, FileSize: 1, OpenFiles: 8, Disk: 1}
}

func TestStagesHaveAnOrderAndDifferentNames(t *testing.T) {
	stage := func(name, id string) Stage { return Stage{Name: name, ID: id, Argv: []string{"x"}, Limits: limits()} }
	if err := checkStages([]Stage{stage("compile", ""), stage("run", "1"), stage("run", "2")}); err != nil {
		t.Error(err)
	}
	for name, stages := range map[string][]Stage{
		"none":         {},
		"compile last": {stage("run", ""), stage("compile", "")},
		"the same id":  {stage("run", "1"), stage("run", "1")},
		"another name": {stage("link", "")},
	} {
		if checkStages(stages) == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestAMessageNeverGrowsWithTheInput(t *testing.T) {
	text := `{"version":1,"nonce":"` + strings.Repeat("a", 32) + `","kernel":"` + strings.Repeat("x", 1<<20) + `"}`
	if _, err := Parse([]byte(text)); err == nil || len(err.Error()) > 1000 {
		t.Errorf("%.200v", err)
	}
	if _, err := Parse([]byte(`{"` + strings.Repeat("x", 1<<20) + `":1}`)); err == nil || len(err.Error()) > 1000 {
		t.Error("the message holds the unknown field")
	}
}
