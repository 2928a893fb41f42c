package shape

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// translations are where those of Go's own packages lie on this machine.
var translations = sync.OnceValues(func() ([]byte, error) {
	return exec.Command("go", "list", "-export", "-f", "packagefile {{.ImportPath}}={{.Export}}",
		"errors", "fmt", "io", "sync", "testing", "time").Output()
})

// library writes them down as the image has them.
func library(t *testing.T) string {
	t.Helper()
	list, err := translations()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "library")
	if err := os.WriteFile(name, list, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// programOf is a program of these files, in a folder of its own that is the current one.
func programOf(t *testing.T, files map[string]string) (*Program, error) {
	t.Helper()
	where := library(t)
	t.Chdir(t.TempDir())
	var names []string
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	program, err := Load(where, names)
	if err == nil {
		err = program.Check()
	}
	return program, err
}

func standIn(t *testing.T, text string) (string, error) {
	t.Helper()
	program, err := programOf(t, map[string]string{"leap.go": text})
	if err != nil {
		t.Fatal(err)
	}
	made, err := StandIn(program.Packages["leap"])
	return string(made), err
}

func TestAStandInHasDeclarationsAndNoCode(t *testing.T) {
	made, err := standIn(t, `package leap

import ("errors"; "fmt")

// A comment that says go:linkname.
const Answer = 6 * 7
const third = 1.0 / 3
var ErrNone = errors.New("secret text")
type Year struct { number int; Names []string }
func (y *Year) Leap() bool { return fmt.Sprint("secret text") == "" }
func init() { panic("secret text") }
func Of(n int, more ...string) (y *Year, err error) { return nil, nil }
func First[T any](list []T) T { return list[0] }
`)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{
		"const Answer  = 42", "const third  = (1.0 / 3.0)", "var ErrNone error", "type Year struct{number int; Names []string}",
		"func (cofferdam_r *Year) Leap() (r0 bool) {", "func Of(a0 int, a1 ...string) (r0 *Year, r1 error) {",
		"func First[T any](a0 []T) (r0 T) {", `"leap.Year.Leap"`,
	} {
		if !strings.Contains(made, part) {
			t.Errorf("`%s` is not in\n%s", part, made)
		}
	}
	for _, part := range []string{"secret text", "linkname", "panic(", "func init() { panic"} {
		if strings.Contains(made, part) {
			t.Errorf("`%s` is in\n%s", part, made)
		}
	}
}

func TestAProgramThatTakesAWordOfGosOwnHasNone(t *testing.T) {
	for _, text := range []string{"const true = false", "type any int", "type string []byte", "var nil = 0", "const iota = 3"} {
		if _, err := standIn(t, "package leap\n\n"+text+"\n"); err == nil {
			t.Errorf("`%s` was taken", text)
		}
	}
}

func TestAProgramCannotBeWhatTestsAreMadeOf(t *testing.T) {
	for _, module := range []string{"testing", "main", "cofferdam/apart", "testing/quick"} {
		_, err := programOf(t, map[string]string{"go.mod": "module " + module + "\n", "a.go": "package a\n"})
		if err == nil {
			t.Errorf("`%s` was taken", module)
		}
	}
}

func TestAPackageIsFoundByItsModule(t *testing.T) {
	program, err := programOf(t, map[string]string{
		"go.mod": "// a comment\nmodule example.com/shop // another\n\ngo 1.22\n", "shop.go": "package shop\n\nimport _ \"example.com/shop/in/side\"\n",
		"in/side/a.go": "package side\n", "vendor/example.org/x/x.go": "package x\n", "leap_test.go": "nothing of Go's",
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"example.com/shop", "example.com/shop/in/side", "example.org/x"} {
		if program.Packages[path] == nil {
			t.Errorf("`%s` is not there", path)
		}
	}
	if last := program.Order[len(program.Order)-1].Path; last == "example.com/shop/in/side" {
		t.Error("a package comes before what it imports")
	}
}

// suiteOf reads tests against a program of one file.
func suiteOf(t *testing.T, program string, tests ...string) *Suite {
	t.Helper()
	read, err := programOf(t, map[string]string{"leap.go": program})
	if err != nil {
		t.Fatal(err)
	}
	made, err := StandIn(read.Packages["leap"])
	if err != nil {
		t.Fatal(err)
	}
	var texts []Text
	for i, each := range tests {
		texts = append(texts, Text{string(rune('a'+i)) + "_test.go", []byte(each)})
	}
	// What stands in for it speaks through the library, which is the image's.
	where := library(t)
	suite, err := NewSuite(where, map[string]Text{"leap": {"cofferdam_program.go", speechless(made)}}, read, ".", texts)
	if err != nil {
		t.Fatal(err)
	}
	return suite
}

// speechless takes away what only the image can translate.
func speechless(text []byte) []byte {
	var kept []string
	for line := range strings.Lines(string(text)) {
		switch {
		case strings.Contains(line, `"cofferdam/apart"`), strings.Contains(line, `"reflect"`), strings.HasPrefix(line, "var _ "):
			continue
		case strings.HasPrefix(line, "func init()"):
			return []byte(strings.Join(kept, ""))
		case strings.HasPrefix(line, "\tcofferdam_apart."):
			continue
		}
		kept = append(kept, line)
	}
	return []byte(strings.Join(kept, ""))
}

const counter = `package leap

type Counter struct { n int; work chan int }
func New() *Counter { return &Counter{} }
func (c *Counter) Inc() { c.n++ }
func (c *Counter) N() int { return c.n }
var Total int
`

func TestWhatNobodyLooksIntoStaysWhereItIs(t *testing.T) {
	suite := suiteOf(t, counter, `package leap
import "testing"
func TestCounter(t *testing.T) { c := New(); c.Inc(); if c.N() != 1 { t.Errorf("%v", c) } }
`)
	if len(suite.Handles) != 1 || suite.Handles[0] != "leap.Counter" || len(suite.Variables) != 0 {
		t.Error(suite.Handles, suite.Variables)
	}
}

func TestWhatTestsLookIntoIsCopied(t *testing.T) {
	for name, body := range map[string]string{
		"a field":        `c := New(); _ = c.n`,
		"a copy":         `c := New(); d := *c; d.Inc()`,
		"a variable":     `var c Counter; c.Inc(); d := c; d.Inc()`,
		"an interface":   `var x any; x = fmt.Sprint(New()); _ = x`,
		"part of a list": `list := []Counter{{}}; list[0].Inc()`,
	} {
		suite := suiteOf(t, counter, "package leap\nimport (\"fmt\"; \"testing\")\nvar _ = fmt.Sprint\nfunc TestIt(t *testing.T) { "+body+"; Total++ }\n")
		if len(suite.Handles) != 0 || len(suite.Variables) != 1 || len(suite.Broken) != 0 {
			t.Error(name, suite.Handles, suite.Variables, suite.Broken)
		}
	}
}

func TestAFileThatUsesAWordTheProgramHasTakenIsLeftOut(t *testing.T) {
	suite := suiteOf(t, "package leap\n\nfunc len(x []int) int { return 0 }\nfunc Add(a, b int) int { return a + b }\n",
		"package leap\nimport \"testing\"\nfunc TestLen(t *testing.T) { if len(nil) != 0 { t.Fail() } }\n",
		"package leap\nimport \"testing\"\nfunc TestAdd(t *testing.T) { if Add(1, 2) != 3 { t.Fail() } }\n",
		"package other\n", "package leap\nfunc (", "package leap\nvar _ = Missing\n")
	if len(suite.Broken) != 4 || !strings.Contains(suite.Broken["a_test.go"], "`len` is a name of Go's own") {
		t.Error(suite.Broken)
	}
	if len(suite.Cases) != 1 || suite.Cases[0].Name != "TestAdd" {
		t.Error(suite.Cases)
	}
}

func TestCasesAreWhatGoRuns(t *testing.T) {
	suite := suiteOf(t, "package leap\n\nfunc Hello() {}\n", `package leap
import ("fmt"; "testing")
func TestMain(m *testing.M) { m.Run() }
func Test(t *testing.T) {}
func TestA(t *testing.T) {}
func Testimony(t *testing.T) {}
func TestHelper(t *testing.T, more int) {}
func BenchmarkA(b *testing.B) {}
func FuzzA(f *testing.F) {}
func ExampleHello() { Hello(); fmt.Println("x")
	// Output: x
}
func ExampleHello_second() { Hello() }
`)
	var names []string
	for _, each := range suite.Cases {
		names = append(names, each.Name)
	}
	if strings.Join(names, " ") != "Test TestA FuzzA ExampleHello" || suite.Main != "tested.TestMain" {
		t.Error(names, suite.Main)
	}
}

func TestWhatAPackageEmbedsIsFound(t *testing.T) {
	program, err := programOf(t, map[string]string{
		"leap.go":      "package leap\n\n//go:embed data \"a b.txt\"\nvar x int\n",
		"data/one.txt": "1", "data/.two": "2", "data/in/three": "3", "a b.txt": "4", "other.txt": "5",
	})
	if err != nil {
		t.Fatal(err)
	}
	text, err := embedded(program.Packages["leap"].Files, ".")
	var got embedding
	if err == nil {
		err = json.Unmarshal(text, &got)
	}
	if err != nil || len(got.Files) != 3 || strings.Join(got.Patterns["data"], " ") != "data/in/three data/one.txt" || got.Patterns["a b.txt"] == nil {
		t.Error(got, err)
	}
	for _, pattern := range []string{"/etc/passwd", "../x", "none"} {
		if err := got.add(pattern, "."); err == nil {
			t.Errorf("`%s` was found", pattern)
		}
	}
}
