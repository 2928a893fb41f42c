package shape

import (
	"bytes"
	"fmt"
	"go/constant"
	"go/types"
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// printer writes Go that names types of several packages from within one.
type printer struct {
	in      *Package
	imports map[string]string
	body    bytes.Buffer
	serial  int
}

// The names under which generated text has what it needs itself.
const (
	apartName   = "cofferdam_apart"
	reflectName = "cofferdam_reflect"
)

func newPrinter(in *Package) *printer {
	return &printer{in: in, imports: map[string]string{"cofferdam/apart": apartName, "reflect": reflectName}}
}

func (p *printer) line(format string, words ...any) { fmt.Fprintf(&p.body, format+"\n", words...) }

// qualifier names the package of a type.
func (p *printer) qualifier(of *types.Package) string {
	if of.Path() == p.in.Path {
		return ""
	}
	name, there := p.imports[of.Path()]
	if !there {
		name = fmt.Sprintf("cofferdam_i%d", len(p.imports))
		p.imports[of.Path()] = name
	}
	return name
}

func (p *printer) typeText(t types.Type) string { return types.TypeString(t, p.qualifier) }

// text is the whole file. Its language is that of the generator, whatever that of the program is.
func (p *printer) text() []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "//go:build go1.24\n\npackage %s\n\nimport (\n", p.in.Name)
	var paths []string
	for each := range p.imports {
		paths = append(paths, each)
	}
	slices.Sort(paths)
	for _, each := range paths {
		fmt.Fprintf(&out, "\t%s %q\n", p.imports[each], each)
	}
	out.WriteString(")\n\n")
	// What is imported is used, whatever else is.
	fmt.Fprintf(&out, "var _ = %s.Call\nvar _ %s.Type\n\n", apartName, reflectName)
	out.Write(p.body.Bytes())
	return out.Bytes()
}

// parameters are those of a function or type, with their constraints: `[T any]`.
func (p *printer) parameters(list *types.TypeParamList) string {
	var all []string
	for i := range list.Len() {
		one := list.At(i)
		all = append(all, parameterName(one, i)+" "+p.typeText(one.Constraint()))
	}
	if len(all) == 0 {
		return ""
	}
	return "[" + strings.Join(all, ", ") + "]"
}

func parameterName(one *types.TypeParam, i int) string {
	if one.Obj().Name() == "_" {
		return fmt.Sprintf("cofferdam_T%d", i)
	}
	return one.Obj().Name()
}

func parameterNames(list *types.TypeParamList) []string {
	var all []string
	for i := range list.Len() {
		all = append(all, parameterName(list.At(i), i))
	}
	return all
}

// signature is `(a0 int, a1 ...string) (r0 error)`.
func (p *printer) signature(of *types.Signature) string {
	var in, out []string
	for i := range of.Params().Len() {
		t := p.typeText(of.Params().At(i).Type())
		if of.Variadic() && i == of.Params().Len()-1 {
			t = "..." + p.typeText(of.Params().At(i).Type().(*types.Slice).Elem())
		}
		in = append(in, fmt.Sprintf("a%d %s", i, t))
	}
	for i := range of.Results().Len() {
		out = append(out, fmt.Sprintf("r%d %s", i, p.typeText(of.Results().At(i).Type())))
	}
	return "(" + strings.Join(in, ", ") + ") (" + strings.Join(out, ", ") + ")"
}

// pointers is `[]any{&a0, &a1}`.
func pointers(letter string, count int, first ...string) string {
	all := first
	for i := range count {
		all = append(all, fmt.Sprintf("&%s%d", letter, i))
	}
	if len(all) == 0 {
		return "nil"
	}
	return "[]any{" + strings.Join(all, ", ") + "}"
}

// constantText is a constant as Go reads it, of the same kind and value.
func constantText(value constant.Value, t types.Type) string {
	basic, _ := t.Underlying().(*types.Basic)
	switch value.Kind() {
	case constant.Bool:
		return value.ExactString()
	case constant.String:
		return strconv.Quote(constant.StringVal(value))
	}
	switch {
	case basic != nil && basic.Kind() == types.UntypedRune:
		return "('\\x00' + " + value.ExactString() + ")"
	case basic != nil && basic.Info()&types.IsInteger != 0:
		return constant.ToInt(value).ExactString()
	case basic != nil && basic.Info()&types.IsFloat != 0:
		return floatText(constant.ToFloat(value))
	}
	whole := constant.ToComplex(value)
	return "(" + floatText(constant.ToFloat(constant.Real(whole))) + " + " + floatText(constant.ToFloat(constant.Imag(whole))) + "*1i)"
}

func floatText(value constant.Value) string {
	switch exact := constant.Val(value).(type) {
	case *big.Rat:
		return "(" + exact.Num().String() + ".0 / " + exact.Denom().String() + ".0)"
	case *big.Float:
		return exact.Text('p', 0)
	}
	return value.ExactString() + ".0"
}
