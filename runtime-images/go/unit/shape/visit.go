package shape

import (
	"fmt"
	"go/types"
	"slices"
	"strings"
)

// visit finds the types that a package's declarations name.
func (g *generator) visit(t types.Type) {
	if t == nil || g.seen[t] {
		return
	}
	g.seen[t] = true
	switch t := t.(type) {
	case *types.Alias:
		g.visit(types.Unalias(t))
	case *types.Pointer:
		g.visit(t.Elem())
	case *types.Slice:
		g.visit(t.Elem())
	case *types.Array:
		g.visit(t.Elem())
	case *types.Chan:
		g.visit(t.Elem())
	case *types.Map:
		g.visit(t.Key())
		g.visit(t.Elem())
	case *types.Signature:
		g.visitTuple(t.Params())
		g.visitTuple(t.Results())
	case *types.Struct:
		for i := range t.NumFields() {
			g.visit(t.Field(i).Type())
		}
	case *types.Interface:
		g.visitInterface(t, t)
	case *types.Named:
		g.visitNamed(t)
	}
}

func (g *generator) visitTuple(t *types.Tuple) {
	for i := range t.Len() {
		g.visit(t.At(i).Type())
	}
}

func (g *generator) visitInterface(as types.Type, of *types.Interface) {
	if of.IsMethodSet() && of.NumMethods() > 0 && g.reachesAll(of) && !mentionsParameters(as) {
		g.interfaces = append(g.interfaces, as)
	}
	for i := range of.NumMethods() {
		g.visit(of.Method(i).Signature())
	}
}

// reachesAll says whether an interface's methods can be declared in this package.
func (g *generator) reachesAll(of *types.Interface) bool {
	for i := range of.NumMethods() {
		if method := of.Method(i); !method.Exported() && method.Pkg().Path() != g.in.Path {
			return false
		}
	}
	return true
}

func (g *generator) visitNamed(t *types.Named) {
	for i := range t.TypeArgs().Len() {
		g.visit(t.TypeArgs().At(i))
	}
	mine := t.Obj().Pkg() != nil && t.Obj().Pkg().Path() == g.in.Path
	if !mine && (t.Obj().Pkg() == nil || !t.Obj().Exported()) {
		return
	}
	under, isInterface := t.Underlying().(*types.Interface)
	generic := t.TypeParams().Len() > 0
	switch {
	case isInterface && (!generic || t.TypeArgs().Len() > 0):
		g.visitInterface(t, under)
	case !generic && !isInternal(t.Obj().Pkg().Path()):
		g.named = append(g.named, t)
	case generic && t.TypeArgs().Len() > 0 && !mentionsParameters(t) && mine:
		g.named = append(g.named, t)
	}
	if !mine {
		return
	}
	g.visit(t.Origin().Underlying())
	for i := range t.NumMethods() {
		g.visit(t.Method(i).Signature())
	}
}

func isInternal(path string) bool {
	return strings.HasPrefix(path, "internal/") || strings.Contains(path, "/internal/") || strings.HasSuffix(path, "/internal")
}

// mentionsParameters says whether a type is only one together with the types that are chosen for a generic one.
func mentionsParameters(t types.Type) bool {
	return mentions(t, map[types.Type]bool{})
}

func mentions(t types.Type, seen map[types.Type]bool) bool {
	if seen[t] {
		return false
	}
	seen[t] = true
	any := false
	each := func(t types.Type) { any = any || mentions(t, seen) }
	switch t := types.Unalias(t).(type) {
	case *types.TypeParam:
		return true
	case *types.Named:
		for i := range t.TypeArgs().Len() {
			each(t.TypeArgs().At(i))
		}
		return any
	case *types.Map:
		each(t.Key())
		each(t.Elem())
	case interface{ Elem() types.Type }:
		each(t.Elem())
	case *types.Struct:
		for i := range t.NumFields() {
			each(t.Field(i).Type())
		}
	case *types.Tuple:
		for i := range t.Len() {
			each(t.At(i).Type())
		}
	case *types.Signature:
		each(t.Params())
		each(t.Results())
	case *types.Interface:
		for i := range t.NumMethods() {
			each(t.Method(i).Signature())
		}
	}
	return any
}

// mostChosen bounds the types, beside Go's usual ones, for which generic functions are there.
const mostChosen = 8

// choose finds further types for generic functions: those for which the package uses generic types itself, and its own.
func (g *generator) choose() {
	if !g.hasGeneric() {
		return
	}
	var used, own []types.Type
	for _, one := range g.in.Info.Instances {
		for i := range one.TypeArgs.Len() {
			if t := one.TypeArgs.At(i); reachable(t, g.in.Path) {
				used = append(used, t)
			}
		}
	}
	for _, each := range g.named {
		if named := each.(*types.Named); named.Obj().Pkg().Path() == g.in.Path && named.TypeArgs().Len() == 0 {
			own = append(own, named, types.NewPointer(named))
		}
	}
	for _, list := range [][]types.Type{used, own} {
		// Maps of Go have no order, and both sides must choose alike.
		slices.SortFunc(list, func(a, b types.Type) int { return strings.Compare(keyOf(a), keyOf(b)) })
		for _, each := range list {
			g.add(each)
		}
	}
	g.nameInstances()
}

func (g *generator) add(t types.Type) {
	if len(g.chosen) >= mostChosen || keyOf(t) == "" || keyOf(t) == "any" || mentionsParameters(t) {
		return
	}
	same := func(other types.Type) bool { return types.Identical(other, t) }
	for _, each := range usual {
		if same(types.Typ[each]) {
			return
		}
	}
	if !slices.ContainsFunc(g.chosen, same) {
		g.chosen = append(g.chosen, t)
	}
}

func (g *generator) hasGeneric() bool {
	scope := g.in.Types.Scope()
	for _, name := range scope.Names() {
		switch object := scope.Lookup(name).(type) {
		case *types.Func:
			if object.Signature().TypeParams().Len() > 0 {
				return true
			}
		case *types.TypeName:
			if named, ok := object.Type().(*types.Named); ok && named.TypeParams().Len() > 0 {
				return true
			}
		}
	}
	return false
}

// nameInstances has values of generic types cross behind interfaces, too.
func (g *generator) nameInstances() {
	scope := g.in.Types.Scope()
	for _, name := range scope.Names() {
		named, ok := scope.Lookup(name).Type().(*types.Named)
		if _, is := scope.Lookup(name).(*types.TypeName); !is || !ok || named.TypeParams().Len() == 0 {
			continue
		}
		if _, isInterface := named.Underlying().(*types.Interface); isInterface {
			continue
		}
		all, _ := g.instances(named, named.TypeParams())
		for _, each := range all {
			if made, err := types.Instantiate(nil, named, each.types, false); err == nil {
				g.named = append(g.named, made)
			}
		}
	}
}

// reachable says whether a package can name a type.
func reachable(t types.Type, path string) bool {
	switch t := types.Unalias(t).(type) {
	case *types.Named:
		return t.Obj().Pkg() == nil || t.Obj().Pkg().Path() == path || t.Obj().Exported() && !strings.Contains(t.Obj().Pkg().Path(), ".")
	case *types.Pointer:
		return reachable(t.Elem(), path)
	case *types.Slice:
		return reachable(t.Elem(), path)
	}
	return true
}

// unshared says why a function cannot be called from another process; empty if it can.
func unshared(signature *types.Signature) string {
	for _, tuple := range []*types.Tuple{signature.Params(), signature.Results()} {
		for i := range tuple.Len() {
			switch found := sharing(tuple.At(i).Type(), 0); found {
			case "":
			default:
				return found + " cannot be handed from a test to a program that runs apart from it; test what is built on this function"
			}
		}
	}
	return ""
}

func sharing(t types.Type, depth int) string {
	if depth > 8 {
		return ""
	}
	switch t := types.Unalias(t).(type) {
	case *types.Chan:
		return "a channel"
	case *types.Basic:
		if t.Kind() == types.UnsafePointer {
			return "an unsafe.Pointer"
		}
	case *types.Pointer:
		if named, ok := types.Unalias(t.Elem()).(*types.Named); ok && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "sync" {
			return "a *sync." + named.Obj().Name()
		}
		return sharing(t.Elem(), depth+1)
	case *types.Slice:
		return sharing(t.Elem(), depth+1)
	case *types.Array:
		return sharing(t.Elem(), depth+1)
	case *types.Map:
		return sharing(t.Elem(), depth+1)
	}
	return ""
}

// builtIn are interfaces for which the library has stand-ins itself.
var builtIn = map[string]bool{
	"error": true, "fmt.Stringer": true, "io.Reader": true, "io.Writer": true, "sort.Interface": true, "container/heap.Interface": true,
	"context.Context": true,
}

// proxies declares what stands in for the other side's values behind interfaces, and writes how each is made.
func (g *generator) proxies() []string {
	var made []string
	for i, each := range g.interfaces {
		if builtIn[types.TypeString(each, nil)] {
			continue
		}
		name := fmt.Sprintf("cofferdam_p%d", i)
		text := g.typeText(each)
		g.line("type %s struct{ *%s.Ref }", name, apartName)
		var methods []string
		under := each.Underlying().(*types.Interface)
		for j := range under.NumMethods() {
			method := under.Method(j)
			signature := method.Signature()
			g.line("func (p %s) %s%s {\n\tp.Ref.Call(%q, %s, %s)\n\treturn\n}", name, method.Name(), g.signature(signature),
				method.Name(), pointers("a", signature.Params().Len()), pointers("r", signature.Results().Len()))
			methods = append(methods, fmt.Sprintf("\t\t%q: func(x any) any { return x.(%s).%s },", method.Name(), text, method.Name()))
		}
		made = append(made, fmt.Sprintf("\t%s.Proxy(%s.TypeFor[%s](), func(r *%s.Ref) any { return %s{r} }, map[string]func(any) any{\n%s\n\t})",
			apartName, reflectName, text, apartName, name, strings.Join(methods, "\n")))
	}
	return made
}
