package shape

import (
	"fmt"
	"go/types"
	"slices"
	"strconv"
	"strings"
)

// generator writes, for one package, what both sides need of it: what stands in for it where the tests are, or what
// answers for it where it is itself.
type generator struct {
	*printer
	// chosen are the types, beside Go's usual ones, for which generic functions are there.
	chosen []types.Type
	seen   map[types.Type]bool
	// interfaces may have values of the other side's behind them; named are types whose values cross behind interfaces.
	interfaces []types.Type
	named      []types.Type
	functions  []string
	variables  []string
}

func newGenerator(of *Package) *generator {
	g := &generator{printer: newPrinter(of), seen: map[types.Type]bool{}}
	scope := of.Types.Scope()
	for _, name := range scope.Names() {
		g.visit(scope.Lookup(name).Type())
	}
	g.choose()
	return g
}

// StandIn is a package with the same declarations, whose functions ask the program's process.
func StandIn(of *Package) ([]byte, error) {
	g := newGenerator(of)
	if err := g.checkNames(); err != nil {
		return nil, err
	}
	scope := of.Types.Scope()
	for _, name := range scope.Names() {
		switch object := scope.Lookup(name).(type) {
		case *types.Const:
			t := ""
			if basic, ok := object.Type().(*types.Basic); !ok || basic.Info()&types.IsUntyped == 0 {
				t = g.typeText(object.Type())
			}
			g.line("const %s %s = %s", name, t, constantText(object.Val(), object.Type()))
		case *types.Var:
			g.line("var %s %s", name, g.typeText(object.Type()))
			g.variables = append(g.variables, name)
		case *types.TypeName:
			g.typeName(object)
		case *types.Func:
			g.forward(object, "")
		}
	}
	g.ending(nil)
	return g.text(), nil
}

// Dispatcher is a further file of the package itself, which says how its functions and variables are reached.
func Dispatcher(of *Package) []byte {
	g := newGenerator(of)
	scope := of.Types.Scope()
	for _, name := range scope.Names() {
		switch object := scope.Lookup(name).(type) {
		case *types.Var:
			g.variables = append(g.variables, name)
		case *types.Func:
			g.offer(object, "")
		case *types.TypeName:
			if named, ok := object.Type().(*types.Named); ok && !object.IsAlias() {
				for i := range named.NumMethods() {
					g.offer(named.Method(i), name)
				}
			}
		}
	}
	g.ending(g.functions)
	return g.text()
}

// checkNames refuses what would change the meaning of generated text: Go's own names of types and constants.
func (g *generator) checkNames() error {
	for _, name := range types.Universe.Names() {
		if _, function := types.Universe.Lookup(name).(*types.Builtin); function {
			continue
		}
		if g.in.Types.Scope().Lookup(name) != nil {
			return fmt.Errorf("the program declares `%s`, which is a name of Go's own, so it cannot be tested: give it another", name)
		}
	}
	return nil
}

func (g *generator) typeName(object *types.TypeName) {
	if object.IsAlias() {
		g.line("type %s = %s", object.Name(), g.typeText(types.Unalias(object.Type())))
		return
	}
	named, ok := object.Type().(*types.Named)
	if !ok {
		return
	}
	g.line("type %s%s %s", object.Name(), g.parameters(named.TypeParams()), g.typeText(named.Underlying()))
	if _, isInterface := named.Underlying().(*types.Interface); isInterface {
		return
	}
	for i := range named.NumMethods() {
		g.forward(named.Method(i), object.Name())
	}
}

// forward writes a function or method that asks the program's process.
func (g *generator) forward(of *types.Func, receiver string) {
	signature := of.Signature()
	if of.Name() == "_" || of.Name() == "init" && receiver == "" {
		return
	}
	name := of.Name()
	head, first := "func "+name, []string(nil)
	list := signature.TypeParams()
	if receiver != "" {
		list = signature.RecvTypeParams()
		name = receiver + "." + name
		head = fmt.Sprintf("func (cofferdam_r %s) %s", g.receiver(signature, receiver), of.Name())
		first = []string{"&cofferdam_r"}
	} else {
		head += g.parameters(list)
	}
	full := g.in.Path + "." + name
	g.line("%s%s {", head, g.signature(signature))
	in, out := pointers("a", signature.Params().Len(), first...), pointers("r", signature.Results().Len())
	switch why := unshared(signature); {
	case why != "":
		g.line("\t%s.Refuse(%q, %q)", apartName, full, why)
	case list.Len() > 0:
		generic, free := g.generic(of, receiver)
		var chosen []string
		names := parameterNames(list)
		for _, each := range free {
			chosen = append(chosen, fmt.Sprintf("%s.TypeFor[%s]()", reflectName, names[each]))
		}
		g.line("\t%s.CallGeneric(&%s, []%s.Type{%s}, %s, %s)", apartName, generic, reflectName, strings.Join(chosen, ", "), in, out)
	default:
		g.line("\t%s.Call(%q, %s, %s)", apartName, full, in, out)
	}
	g.line("\treturn\n}")
}

// receiver is `*Stack[T]`.
func (g *generator) receiver(signature *types.Signature, name string) string {
	text := name
	if names := parameterNames(signature.RecvTypeParams()); len(names) > 0 {
		text += "[" + strings.Join(names, ", ") + "]"
	}
	if _, pointer := types.Unalias(signature.Recv().Type()).(*types.Pointer); pointer {
		return "*" + text
	}
	return text
}

// generic writes the table of a generic function's instances, and says which of its parameters are free.
func (g *generator) generic(of *types.Func, receiver string) (name string, free []int) {
	g.serial++
	name = fmt.Sprintf("cofferdam_g%d", g.serial)
	origin, list := genericType(of)
	all, free := g.instances(origin, list)
	keys := make([][]string, len(free))
	shapes := []string{}
	for _, each := range all {
		for i, key := range strings.Split(each.key, ",") {
			if i < len(keys) && !slices.Contains(keys[i], key) {
				keys[i] = append(keys[i], key)
			}
		}
		shapes = append(shapes, fmt.Sprintf("\t%q: %s.TypeFor[%s](),", each.key, reflectName, g.shape(of, each)))
	}
	full := g.in.Path + "." + of.Name()
	if receiver != "" {
		full = g.in.Path + "." + receiver + "." + of.Name()
	}
	var parameters []string
	for _, each := range keys {
		var words []string
		for _, key := range each {
			words = append(words, strconv.Quote(key))
		}
		parameters = append(parameters, "{"+strings.Join(words, ", ")+"}")
	}
	// What it needs to be declared comes at the end, because a function is being written.
	g.functions = append(g.functions, fmt.Sprintf("var %s = %s.Generic{Name: %q, Parameters: [][]string{%s}, Shapes: map[string]%s.Type{\n%s\n}}",
		name, apartName, full, strings.Join(parameters, ", "), reflectName, strings.Join(shapes, "\n")))
	return name, free
}

// genericType is what is instantiated: a function, or the type of a method.
func genericType(of *types.Func) (types.Type, *types.TypeParamList) {
	if of.Signature().Recv() == nil {
		return of.Type(), of.Signature().TypeParams()
	}
	named := namedOf(of.Signature().Recv().Type())
	return named.Origin(), named.Origin().TypeParams()
}

func namedOf(t types.Type) *types.Named {
	t = types.Unalias(t)
	if pointer, ok := t.(*types.Pointer); ok {
		t = types.Unalias(pointer.Elem())
	}
	named, _ := t.(*types.Named)
	return named
}

// shape is the type of one instance, the receiver first.
func (g *generator) shape(of *types.Func, one instance) string {
	origin, _ := genericType(of)
	made, err := types.Instantiate(nil, origin, one.types, false)
	if err != nil {
		return "func()"
	}
	var in, out []string
	signature, ok := made.(*types.Signature)
	if !ok {
		method, _, _ := types.LookupFieldOrMethod(types.NewPointer(made), true, of.Pkg(), of.Name())
		signature = method.(*types.Func).Signature()
		receiver := g.typeText(made)
		if _, pointer := types.Unalias(of.Signature().Recv().Type()).(*types.Pointer); pointer {
			receiver = "*" + receiver
		}
		in = append(in, receiver)
	}
	for i := range signature.Params().Len() {
		in = append(in, g.typeText(signature.Params().At(i).Type()))
	}
	for i := range signature.Results().Len() {
		out = append(out, g.typeText(signature.Results().At(i).Type()))
	}
	return "func(" + strings.Join(in, ", ") + ") (" + strings.Join(out, ", ") + ")"
}

// offer adds a function or method of the program's to those that can be called.
func (g *generator) offer(of *types.Func, receiver string) {
	signature := of.Signature()
	if of.Name() == "_" || of.Name() == "init" && receiver == "" || unshared(signature) != "" {
		return
	}
	if receiver != "" && types.IsInterface(signature.Recv().Type()) {
		return
	}
	full := g.in.Path + "." + of.Name()
	list := signature.TypeParams()
	if receiver != "" {
		full, list = g.in.Path+"."+receiver+"."+of.Name(), signature.RecvTypeParams()
	}
	if list.Len() == 0 {
		g.functions = append(g.functions, fmt.Sprintf("\t%q: %s,", full, g.expression(of, receiver, "")))
		return
	}
	origin, parameters := genericType(of)
	all, _ := g.instances(origin, parameters)
	for _, each := range all {
		var words []string
		for _, t := range each.types {
			words = append(words, g.typeText(t))
		}
		chosen := "[" + strings.Join(words, ", ") + "]"
		g.functions = append(g.functions, fmt.Sprintf("\t%q: %s,", full+"["+each.key+"]", g.expression(of, receiver, chosen)))
	}
}

// expression is `F[int]` or `(*T[int]).M`.
func (g *generator) expression(of *types.Func, receiver, chosen string) string {
	if receiver == "" {
		return of.Name() + chosen
	}
	if _, pointer := types.Unalias(of.Signature().Recv().Type()).(*types.Pointer); pointer {
		return "(*" + receiver + chosen + ")." + of.Name()
	}
	return "(" + receiver + chosen + ")." + of.Name()
}

// ending declares what both sides must know alike, and what this one has.
func (g *generator) ending(functions []string) {
	if functions == nil {
		for _, each := range g.functions {
			g.line("%s", each)
		}
	}
	proxies := g.proxies()
	g.line("func init() {\n\t%s.Packages(%q)", apartName, g.in.Path)
	for _, each := range g.named {
		g.line("\t%s.Types(%s.TypeFor[%s]())", apartName, reflectName, g.typeText(each))
	}
	for _, each := range proxies {
		g.line("%s", each)
	}
	g.line("\t%s.Offer(map[string]any{\n%s\n\t}, map[string]any{", apartName, strings.Join(functions, "\n"))
	for _, name := range g.variables {
		if name != "_" {
			g.line("\t\t%s: &%s,", strconv.Quote(g.in.Path+"."+name), name)
		}
	}
	g.line("\t})\n}")
}
