package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"cofferdam/shape"
)

// makeProgram makes the program's process of its sources.
func makeProgram(output string, sources []string) error {
	program, err := shape.Load(importable, sources)
	if err != nil {
		return err
	}
	if len(program.Packages) == 0 {
		return errors.New(sources[0] + ": there is no Go file of a program beside it; those that end with _test.go are none")
	}
	folder, err := os.MkdirTemp("", ".cofferdam-unit-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	b := &shape.Builder{Root: goRoot, Library: importable, All: forProgram, Folder: folder}
	if wrong := program.Check(); wrong != nil {
		return explain(program, b, wrong)
	}
	var main bytes.Buffer
	fmt.Fprintf(&main, "package main\n\nimport (\n\t\"cofferdam/apart\"\n")
	for i, each := range program.Order {
		dispatcher := filepath.Join(folder, fmt.Sprintf("cofferdam_%d.go", i))
		if err := os.WriteFile(dispatcher, shape.Dispatcher(each), 0o600); err != nil {
			return err
		}
		if err := b.Compile(each, append(relative(each.Sources), dispatcher)); err != nil {
			return err
		}
		fmt.Fprintf(&main, "\t_ %q\n", each.Path)
	}
	fmt.Fprintf(&main, ")\n\nfunc main() { apart.Serve() }\n")
	name := filepath.Join(folder, "main.go")
	if err := os.WriteFile(name, main.Bytes(), 0o600); err != nil {
		return err
	}
	b.Library = forProgram
	if err := b.Compile(&shape.Package{Path: "main"}, []string{name}); err != nil {
		return err
	}
	return b.Link(output)
}

// explain has the compiler say what is wrong with a program, because it says it better.
func explain(program *shape.Program, b *shape.Builder, wrong error) error {
	for _, each := range program.Packages {
		if err := b.Compile(each, relative(each.Sources)); err != nil && len(each.Problems) > 0 {
			return err
		}
	}
	return wrong
}

// relative names sources as the compiler's messages should.
func relative(sources []string) []string {
	var all []string
	for _, each := range sources {
		if !filepath.IsAbs(each) {
			each = "./" + each
		}
		all = append(all, each)
	}
	return all
}
