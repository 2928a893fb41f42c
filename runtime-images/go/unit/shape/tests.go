package shape

import (
	"fmt"
	"go/ast"
	"go/doc"
	"go/parser"
	"go/types"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Suite are the tests of one folder, with what stands in for the program.
type Suite struct {
	Folder string
	// Program are the stand-ins, one of them with the tests of its own package, by their paths.
	Program *Program
	// Tested is the package in the folder, Outside the one whose name ends with _test; either may be nil.
	Tested, Outside *Package
	// Broken are files that cannot be tests of this program, with the reason.
	Broken map[string]string
	Cases  []Case
	Main   string
	// Variables are the program's that the tests use, Handles the types into which they do not look.
	Variables, Handles []string
}

// Case is one function that is run.
type Case struct {
	// Outside says that it is in the package whose name ends with _test.
	Outside bool
	Name    string
	Kind    Kind
	Output  string
	// Unordered says that the lines of Output may come in any order.
	Unordered bool
}

// Kind is how a case is run.
type Kind int

// The kinds of cases.
const (
	Test Kind = iota
	Fuzz
	Example
)

// Text is one source, as it is compiled.
type Text struct {
	Name    string
	Content []byte
}

// NewSuite reads the tests of one folder against what stands in for the program. Files that do not fit are left out, and named.
func NewSuite(library string, standIns map[string]Text, program *Program, folder string, tests []Text) (*Suite, error) {
	s := &Suite{Folder: folder, Broken: map[string]string{}}
	for {
		count := len(s.Broken)
		if err := s.load(library, standIns, program, tests); err != nil {
			return nil, err
		}
		if len(s.Broken) == count {
			break
		}
	}
	s.find()
	s.lookInto()
	return s, nil
}

func (s *Suite) load(library string, standIns map[string]Text, program *Program, tests []Text) error {
	world, err := newProgram(library)
	if err != nil {
		return err
	}
	world.bodies = true
	s.Program, s.Tested, s.Outside = world, nil, nil
	for importPath, text := range standIns {
		of := program.Packages[importPath]
		one := &Package{Path: importPath, Name: of.Name, Folder: of.Folder}
		file, err := parser.ParseFile(world.Files, text.Name, text.Content, parser.SkipObjectResolution)
		if err != nil {
			return fmt.Errorf("what stands in for `%s`: %w", importPath, err)
		}
		one.Sources, one.Files = []string{text.Name}, []*ast.File{file}
		world.Packages[importPath] = one
		if of.Folder == s.Folder {
			s.Tested = one
		}
	}
	s.place(tests)
	for _, one := range []*Package{s.Tested, s.Outside} {
		if one != nil {
			world.Packages[one.Path] = one
		}
	}
	return s.check()
}

// place parses the tests, each into its package.
func (s *Suite) place(tests []Text) {
	for _, each := range tests {
		if s.Broken[each.Name] != "" {
			continue
		}
		file, err := parser.ParseFile(s.Program.Files, each.Name, each.Content, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			s.Broken[each.Name] = err.Error()
			continue
		}
		name := file.Name.Name
		into := &s.Tested
		if strings.HasSuffix(name, "_test") && strings.HasSuffix(each.Name, "_test.go") {
			into = &s.Outside
		}
		if *into == nil {
			importPath, language := pathOf(s.Folder, strings.TrimSuffix(name, "_test"))
			if into == &s.Outside {
				importPath += "_test"
			}
			*into = &Package{Path: importPath, Name: name, Folder: s.Folder, Language: language}
		}
		if (*into).Name != name {
			s.Broken[each.Name] = fmt.Sprintf("its package is `%s`, and that of the program beside it is `%s`", name, (*into).Name)
			continue
		}
		(*into).Sources = append((*into).Sources, each.Name)
		(*into).Files = append((*into).Files, file)
	}
}

func (s *Suite) check() error {
	for _, one := range []*Package{s.Tested, s.Outside} {
		if one == nil {
			continue
		}
		_, err := s.Program.check(one)
		broken := false
		for name, texts := range one.Problems {
			if strings.HasSuffix(name, standInName) {
				continue
			}
			broken = true
			s.Broken[name] = strings.Join(texts[:min(len(texts), 10)], "\n")
		}
		if broken {
			return nil
		}
		if err != nil {
			return fmt.Errorf("what stands in for the program cannot be translated: %w", err)
		}
		for i, file := range one.Files {
			if name := s.shadowed(one, file); name != "" && !strings.HasSuffix(one.Sources[i], standInName) {
				s.Broken[one.Sources[i]] = fmt.Sprintf("`%s` is a name of Go's own, which the program has taken: a test that uses it would ask the program", name)
			}
		}
	}
	return nil
}

// standInName is the file in which a package's stand-in is.
const standInName = "cofferdam_program.go"

// shadowed is a name of Go's own that a test's file uses, and that the program has declared; empty if there is none.
func (s *Suite) shadowed(one *Package, file *ast.File) string {
	found := ""
	ast.Inspect(file, func(node ast.Node) bool {
		name, ok := node.(*ast.Ident)
		if !ok || types.Universe.Lookup(name.Name) == nil {
			return true
		}
		if object := one.Info.Uses[name]; object != nil && object.Pkg() != nil && object.Parent() == object.Pkg().Scope() && s.isProgram(object) {
			found = name.Name
		}
		return true
	})
	return found
}

// isProgram says whether something is declared by the program, and not by the tests.
func (s *Suite) isProgram(object types.Object) bool {
	return strings.HasSuffix(s.Program.Files.Position(object.Pos()).Filename, standInName)
}

// find finds the cases.
func (s *Suite) find() {
	for _, one := range []*Package{s.Tested, s.Outside} {
		if one == nil {
			continue
		}
		var files []*ast.File
		for i, file := range one.Files {
			if strings.HasSuffix(one.Sources[i], "_test.go") {
				files = append(files, file)
			}
		}
		for _, file := range files {
			for _, declaration := range file.Decls {
				if function, ok := declaration.(*ast.FuncDecl); ok && function.Recv == nil {
					s.function(one, function)
				}
			}
		}
		for _, each := range doc.Examples(files...) {
			if each.Output != "" || each.EmptyOutput {
				s.Cases = append(s.Cases, Case{one == s.Outside, "Example" + each.Name, Example, each.Output, each.Unordered})
			}
		}
	}
}

func (s *Suite) function(one *Package, function *ast.FuncDecl) {
	object, ok := one.Info.Defs[function.Name].(*types.Func)
	if !ok || object.Signature().Params().Len() != 1 || object.Signature().Results().Len() != 0 {
		return
	}
	name, takes := function.Name.Name, types.TypeString(object.Signature().Params().At(0).Type(), nil)
	switch {
	case name == "TestMain" && takes == "*testing.M":
		s.Main = "tested.TestMain"
		if one == s.Outside {
			s.Main = "outside.TestMain"
		}
	case isCase(name, "Test") && takes == "*testing.T":
		s.Cases = append(s.Cases, Case{Outside: one == s.Outside, Name: name, Kind: Test})
	case isCase(name, "Fuzz") && takes == "*testing.F":
		s.Cases = append(s.Cases, Case{Outside: one == s.Outside, Name: name, Kind: Fuzz})
	}
}

// isCase is Go's own rule: TestX and Test, but not Testimony.
func isCase(name, prefix string) bool {
	rest, found := strings.CutPrefix(name, prefix)
	if !found {
		return false
	}
	first, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !unicode.IsLower(first)
}

// MainText is the program that runs the tests; prefix stands before their names.
func (s *Suite) MainText(prefix string) []byte {
	p := &printer{imports: map[string]string{}}
	p.line("package main\n\nimport (\n\t\"testing\"\n\t\"cofferdam/apart\"\n\t\"cofferdam/report\"")
	for name, one := range map[string]*Package{"tested": s.Tested, "outside": s.Outside} {
		switch {
		case one != nil && s.uses(name):
			p.line("\t%s %q", name, one.Path)
		case one != nil:
			p.line("\t_ %q", one.Path)
		}
	}
	p.line(")\n\nvar _ testing.TB\n")
	p.line("func main() {\n\treport.Run(report.Tests{\n\t\tPrefix: %q,\n\t\tNeeds: apart.Needs{Variables: []string{%s}, Handles: []string{%s}},",
		prefix, quoted(s.Variables), quoted(s.Handles))
	for _, kind := range []struct {
		of    Kind
		field string
		list  string
	}{{Test, "Tests", "InternalTest"}, {Fuzz, "Fuzzing", "InternalFuzzTarget"}, {Example, "Examples", "InternalExample"}} {
		p.line("\t\t%s: []testing.%s{", kind.field, kind.list)
		for _, each := range s.Cases {
			if each.Kind == kind.of {
				p.line("\t\t\t%s,", each.text())
			}
		}
		p.line("\t\t},")
	}
	if s.Main != "" {
		p.line("\t\tMain: %s,", s.Main)
	}
	p.line("\t})\n}")
	return p.body.Bytes()
}

// uses says whether the text that runs the tests names anything of a package.
func (s *Suite) uses(name string) bool {
	return strings.HasPrefix(s.Main, name+".") || slices.ContainsFunc(s.Cases, func(c Case) bool { return c.Outside == (name == "outside") })
}

func (c Case) text() string {
	from := "tested"
	if c.Outside {
		from = "outside"
	}
	switch c.Kind {
	case Test:
		return fmt.Sprintf("{Name: %q, F: %s.%s}", c.Name, from, c.Name)
	case Fuzz:
		return fmt.Sprintf("{Name: %q, Fn: %s.%s}", c.Name, from, c.Name)
	case Example:
		return fmt.Sprintf("{Name: %q, F: %s.%s, Output: %q, Unordered: %v}", c.Name, from, c.Name, c.Output, c.Unordered)
	}
	return ""
}

func quoted(words []string) string {
	var all []string
	for _, each := range words {
		all = append(all, fmt.Sprintf("%q", each))
	}
	return strings.Join(all, ", ")
}
