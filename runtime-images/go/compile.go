// Go-compile OUTPUT PROGRAM [FILE...] builds the package of PROGRAM.
//
// With a go.mod it builds the program's folder, as a module, from what is in the workspace alone: there is no network.
// Without one it builds the files that lie beside the program, as `go run *.go` would. Such files that import nothing but
// the standard library are handed to the compiler and the linker directly: what `go build` does beside that, looking at
// some thousand files of the standard library and at a cache, takes a second in a sandbox and changes nothing here.
package main

import (
	"fmt"
	"go/build/constraint"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

const (
	goRoot = "/usr/lib/go-1.24"
	// library names, for each package that a program may import, its translation; libraries, those they need as well.
	library   = "/usr/local/share/go-library/importable"
	libraries = "/usr/local/share/go-library/all"
	object    = "/tmp/.cofferdam-object"
)

func main() {
	if len(os.Args) < 3 {
		fail("usage: go-compile OUTPUT PROGRAM [FILE...]")
	}
	output, program := os.Args[1], os.Args[2]
	if root, found := module(filepath.Dir(program)); found {
		arguments := []string{"build", "-ldflags=-s -w", "-o", output}
		if _, err := os.Stat(filepath.Join(root, "vendor", "modules.txt")); err == nil {
			arguments = append(arguments, "-mod=vendor")
		}
		run("bin/go", append(arguments, "./"+filepath.Dir(program))...)
	} else if files := beside(program, os.Args[2:]); isPlain(files) {
		run(tool("compile"), append([]string{"-o", object, "-p", "main", "-complete", "-pack", "-nolocalimports",
			"-trimpath", workFolder() + "=>", "-importcfg", library}, files...)...)
		run(tool("link"), "-s", "-w", "-buildmode=exe", "-importcfg", libraries, "-o", output, object)
		os.Remove(object)
	} else {
		run("bin/go", append([]string{"build", "-ldflags=-s -w", "-o", output}, files...)...)
	}
	if !isProgram(output) {
		os.Remove(output)
		fail(program + ": its package is not main, so there is nothing to run")
	}
}

// module finds the folder of the go.mod that holds for a folder of the workspace.
func module(folder string) (string, bool) {
	for ; ; folder = filepath.Dir(folder) {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder, true
		}
		if folder == "." || folder == "/" {
			return "", false
		}
	}
}

// beside are the files of the program's own folder that belong to its package.
func beside(program string, files []string) []string {
	var found []string
	for _, file := range files {
		if filepath.Dir(file) == filepath.Dir(program) && strings.HasSuffix(file, ".go") && !strings.HasSuffix(file, "_test.go") {
			found = append(found, "./"+filepath.Clean(file))
		}
	}
	if len(found) == 0 {
		fail(program + ": a Go program has the ending .go")
	}
	return found
}

// isPlain says whether the files are a program in which `go build` has nothing to choose, to embed or to explain: all of
// package main, none for certain systems alone, and no import but of the standard library.
func isPlain(files []string) bool {
	importable, err := os.ReadFile(library)
	if err != nil {
		return false
	}
	for _, file := range files {
		if strings.Contains(filepath.Base(file), "_") || !isPlainFile(file, string(importable)) {
			return false
		}
	}
	return true
}

func isPlainFile(name, importable string) bool {
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly|parser.ParseComments)
	if err != nil || file.Name.Name != "main" {
		return false
	}
	for _, group := range file.Comments {
		for _, comment := range group.List {
			if constraint.IsGoBuild(comment.Text) || constraint.IsPlusBuild(comment.Text) {
				return false
			}
		}
	}
	for _, each := range file.Imports {
		path := strings.Trim(each.Path.Value, "`\"")
		if path == "C" || path == "embed" || path == "unsafe" && each.Name != nil {
			return false
		}
		if path != "unsafe" && !strings.Contains(importable, "\npackagefile "+path+"=") {
			return false
		}
	}
	return true
}

func tool(name string) string {
	folders, err := filepath.Glob(filepath.Join(goRoot, "pkg/tool/*"))
	if err != nil || len(folders) != 1 {
		fail("the compiler is not in its place")
	}
	return filepath.Join(strings.TrimPrefix(folders[0], goRoot+"/"), name)
}

func workFolder() string {
	folder, err := os.Getwd()
	if err != nil {
		fail(err.Error())
	}
	return folder
}

// run ends with the command's own code when it fails.
func run(name string, arguments ...string) {
	command := exec.Command(filepath.Join(goRoot, name), arguments...)
	command.Stdout, command.Stderr = os.Stdout, os.Stderr
	// An index of sources would be written into the cache, which is only read here.
	command.Env = append(os.Environ(), "GODEBUG=goindex=0")
	err := command.Run()
	if ended, ok := err.(*exec.ExitError); ok && ended.ExitCode() > 0 {
		os.Exit(ended.ExitCode())
	}
	if err != nil {
		fail(err.Error())
	}
}

// isProgram tells an executable from the archive that Go makes of any other package.
func isProgram(path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	magic := make([]byte, 4)
	_, err = file.Read(magic)
	return err == nil && string(magic) == "\x7fELF"
}

func fail(message string) {
	fmt.Fprintln(os.Stderr, message)
	os.Exit(1)
}
