// Package shape reads Go programs as data, and writes what stands in for them where their tests run.
package shape

import (
	"errors"
	"fmt"
	"go/ast"
	"go/build"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// Package is one of the program's packages, or its stand-in with tests.
type Package struct {
	Path, Name, Folder string
	// Language is the version in its go.mod, `go1.24` for example, or empty.
	Language string
	Sources  []string
	Files    []*ast.File
	Types    *types.Package
	Info     *types.Info
	// Problems are what keeps it from being a package, by the file in which they are; nothing to do with its bodies.
	Problems map[string][]string
}

// Program is what lies in the workspace.
type Program struct {
	Files    *token.FileSet
	Packages map[string]*Package
	// Order has each package after those that it imports.
	Order []*Package
	std   types.Importer
	going map[string]bool
	// bodies says whether functions are looked into.
	bodies bool
}

// mostPackages bounds the packages of a program.
const mostPackages = 200

// reserved are paths that the tests' process has for itself.
var reserved = regexp.MustCompile(`^(main|testing|cofferdam)(/|$)`)

func newProgram(library string) (*Program, error) {
	exports, err := ReadLibrary(library)
	if err != nil {
		return nil, err
	}
	files := token.NewFileSet()
	find := func(path string) (io.ReadCloser, error) {
		export, there := exports[path]
		if !there {
			return nil, fmt.Errorf("package %s is not in the program, nor in Go's library", path)
		}
		return os.Open(export)
	}
	return &Program{
		Files: files, Packages: map[string]*Package{}, std: importer.ForCompiler(files, "gc", find), going: map[string]bool{},
	}, nil
}

// ReadLibrary reads where the translation of each package lies.
func ReadLibrary(library string) (map[string]string, error) {
	text, err := os.ReadFile(library)
	if err != nil {
		return nil, err
	}
	exports := map[string]string{}
	for line := range strings.Lines(string(text)) {
		if rest, found := strings.CutPrefix(strings.TrimSpace(line), "packagefile "); found {
			name, file, _ := strings.Cut(rest, "=")
			exports[name] = file
		}
	}
	return exports, nil
}

// Load reads the packages that these files make, names relative to the current folder; tests among them are left out.
func Load(library string, names []string) (*Program, error) {
	p, err := newProgram(library)
	if err != nil {
		return nil, err
	}
	folders := map[string][]string{}
	for _, name := range names {
		name = path.Clean(name)
		if strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") {
			folders[path.Dir(name)] = append(folders[path.Dir(name)], name)
		}
	}
	for folder, sources := range folders {
		if err := p.read(folder, sources); err != nil {
			return nil, err
		}
	}
	if len(p.Packages) > mostPackages {
		return nil, fmt.Errorf("the program has %d packages; at most %d can be tested", len(p.Packages), mostPackages)
	}
	return p, nil
}

// Context is the system for which a program is translated.
func Context() *build.Context {
	context := build.Default
	context.CgoEnabled, context.GOROOT, context.GOPATH = false, "", ""
	return &context
}

func (p *Program) read(folder string, sources []string) error {
	one := &Package{Folder: folder, Problems: map[string][]string{}}
	slices.Sort(sources)
	for _, name := range sources {
		if fits, err := Context().MatchFile(filepath.Dir(name), filepath.Base(name)); err == nil && !fits {
			continue
		}
		file, err := parser.ParseFile(p.Files, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		if one.Name != "" && file.Name.Name != one.Name {
			return fmt.Errorf("%s: its package is `%s`, and that of other files beside it is `%s`", name, file.Name.Name, one.Name)
		}
		one.Name = file.Name.Name
		one.Sources, one.Files = append(one.Sources, name), append(one.Files, file)
	}
	if len(one.Files) == 0 {
		return nil
	}
	one.Path, one.Language = pathOf(folder, one.Name)
	if reserved.MatchString(one.Path) {
		return fmt.Errorf("%s: a program that is tested cannot have a package `%s`", folder, one.Path)
	}
	if other := p.Packages[one.Path]; other != nil {
		return fmt.Errorf("%s and %s: both are the package `%s`", folder, other.Folder, one.Path)
	}
	p.Packages[one.Path] = one
	return nil
}

var moduleLine = regexp.MustCompile(`(?m)^\s*module\s+"?([^\s"]+)"?`)
var goLine = regexp.MustCompile(`(?m)^\s*go\s+(\d+\.\d+)`)

// pathOf is the path by which a folder's package is imported: from its go.mod, below `vendor` by its place, and else its
// name, or its folder's.
func pathOf(folder, name string) (importPath, language string) {
	if _, vendored, found := strings.Cut("/"+folder, "/vendor/"); found {
		return vendored, ""
	}
	for above := folder; ; above = path.Dir(above) {
		if text, err := os.ReadFile(filepath.Join(above, "go.mod")); err == nil {
			module := moduleLine.FindSubmatch(text)
			version := goLine.FindSubmatch(text)
			if version != nil {
				language = "go" + string(version[1])
			}
			if module != nil {
				below := strings.TrimPrefix(strings.TrimPrefix(folder, above), "/")
				if above == "." && folder != "." {
					below = folder
				}
				return path.Join(string(module[1]), strings.TrimPrefix(below, ".")), language
			}
		}
		if above == "." || above == "/" {
			break
		}
	}
	switch {
	case folder != ".":
		return folder, ""
	case name == "main":
		return "command-line-arguments", ""
	}
	return name, ""
}

// Check finds the types of all packages. An error is one of the program's.
func (p *Program) Check() error {
	var paths []string
	for each := range p.Packages {
		paths = append(paths, each)
	}
	slices.Sort(paths)
	for _, each := range paths {
		if _, err := p.check(p.Packages[each]); err != nil {
			return err
		}
	}
	return nil
}

// Import is how the packages find each other: Go's own come first.
func (p *Program) Import(path string) (*types.Package, error) {
	if one := p.Packages[path]; one != nil {
		if _, err := p.std.Import(path); err != nil {
			return p.check(one)
		}
	}
	return p.std.Import(path)
}

func (p *Program) check(one *Package) (*types.Package, error) {
	if one.Types != nil {
		return one.Types, nil
	}
	if p.going[one.Path] {
		return nil, fmt.Errorf("the package `%s` imports itself", one.Path)
	}
	p.going[one.Path] = true
	defer delete(p.going, one.Path)
	one.Problems = map[string][]string{}
	one.Info = &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Uses: map[*ast.Ident]types.Object{}, Defs: map[*ast.Ident]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{}, Instances: map[*ast.Ident]types.Instance{},
	}
	settings := types.Config{
		Importer: p, IgnoreFuncBodies: !p.bodies, GoVersion: one.Language, Sizes: types.SizesFor("gc", "amd64"),
		Error: func(err error) {
			var where types.Error
			if errors.As(err, &where) {
				at := where.Fset.Position(where.Pos)
				one.Problems[at.Filename] = append(one.Problems[at.Filename], fmt.Sprintf("%s:%d:%d: %s", path.Base(at.Filename), at.Line, at.Column, where.Msg))
			}
		},
	}
	checked, _ := settings.Check(one.Path, p.Files, one.Files, one.Info)
	one.Types = checked
	for _, texts := range one.Problems {
		return checked, errors.New(strings.Join(texts, "\n"))
	}
	p.Order = append(p.Order, one)
	return checked, nil
}
