package shape

import (
	"go/ast"
	"go/types"
	"maps"
	"slices"
	"strings"
)

// look finds what the tests see of the program's variables, and of what its structures hold.
type look struct {
	suite *Suite
	info  *types.Info
	// into are types whose fields the tests see, or whose values they copy or compare.
	into map[*types.TypeName]bool
	// fine are expressions of a structure's type that hand on no copy.
	fine      map[ast.Expr]bool
	variables map[string]bool
}

// lookInto finds which structures can stay on the program's side: those that the tests only hold by a pointer.
func (s *Suite) lookInto() {
	l := &look{suite: s, into: map[*types.TypeName]bool{}, fine: map[ast.Expr]bool{}, variables: map[string]bool{}}
	for _, one := range []*Package{s.Tested, s.Outside} {
		if one == nil {
			continue
		}
		l.info = one.Info
		for i, file := range one.Files {
			if !strings.HasSuffix(one.Sources[i], standInName) {
				ast.Inspect(file, l.allow)
				ast.Inspect(file, l.see)
			}
		}
	}
	s.Variables = slices.Sorted(maps.Keys(l.variables))
	for _, one := range s.Program.Packages {
		if one.Types == nil {
			continue
		}
		l.within(one.Types)
	}
	for _, one := range s.Program.Packages {
		if one.Types == nil {
			continue
		}
		for _, name := range one.Types.Scope().Names() {
			object, ok := one.Types.Scope().Lookup(name).(*types.TypeName)
			if ok && !object.IsAlias() && s.isProgram(object) && l.canStay(object) {
				s.Handles = append(s.Handles, one.Path+"."+name)
			}
		}
	}
	slices.Sort(s.Handles)
}

// canStay says whether a type is a structure that nobody looks into, with no method that takes a copy.
func (l *look) canStay(object *types.TypeName) bool {
	named, ok := object.Type().(*types.Named)
	if !ok || l.into[object] {
		return false
	}
	if _, ok := named.Underlying().(*types.Struct); !ok {
		return false
	}
	for i := range named.NumMethods() {
		if _, pointer := named.Method(i).Signature().Recv().Type().(*types.Pointer); !pointer {
			return false
		}
	}
	return true
}

// within marks structures that are parts of others, of lists or of maps: a pointer to them is one into something else.
func (l *look) within(of *types.Package) {
	for _, name := range of.Scope().Names() {
		object := of.Scope().Lookup(name)
		if _, ok := object.(*types.TypeName); ok {
			l.parts(object.Type().Underlying(), 0)
		} else {
			l.parts(object.Type(), 0)
		}
	}
}

func (l *look) parts(t types.Type, depth int) {
	if depth > 10 {
		return
	}
	switch t := types.Unalias(t).(type) {
	case *types.Struct:
		for i := range t.NumFields() {
			l.part(t.Field(i).Type(), depth)
		}
	case *types.Slice:
		l.part(t.Elem(), depth)
	case *types.Array:
		l.part(t.Elem(), depth)
	case *types.Map:
		l.part(t.Key(), depth)
		l.part(t.Elem(), depth)
	case *types.Pointer:
		l.parts(t.Elem(), depth+1)
	case *types.Signature:
		for _, tuple := range []*types.Tuple{t.Params(), t.Results()} {
			for i := range tuple.Len() {
				l.parts(tuple.At(i).Type(), depth+1)
			}
		}
	}
}

func (l *look) part(t types.Type, depth int) {
	l.mark(t)
	l.parts(t, depth+1)
}

// mark says that the tests look into a type, if it is a structure of its own.
func (l *look) mark(t types.Type) {
	if named, ok := types.Unalias(t).(*types.Named); ok {
		l.into[named.Origin().Obj()] = true
	}
}

// allow finds expressions that hand on no copy of a structure.
func (l *look) allow(node ast.Node) bool {
	switch node := node.(type) {
	case *ast.UnaryExpr:
		l.fine[ast.Unparen(node.X)] = true
	case *ast.CompositeLit:
		l.fine[node] = true
	case *ast.CallExpr:
		l.fine[node] = true
	case *ast.SelectorExpr:
		if found := l.info.Selections[node]; found != nil && found.Kind() == types.MethodVal && len(found.Index()) == 1 {
			l.fine[ast.Unparen(node.X)] = true
		}
	}
	return true
}

func (l *look) see(node ast.Node) bool {
	switch node := node.(type) {
	case *ast.SelectorExpr:
		l.selection(node)
	case *ast.CallExpr:
		l.call(node)
	case *ast.Ident:
		if v, ok := l.info.Uses[node].(*types.Var); ok && v.Pkg() != nil && v.Parent() == v.Pkg().Scope() && l.suite.isProgram(v) {
			l.variables[v.Pkg().Path()+"."+v.Name()] = true
		}
	}
	if expression, ok := node.(ast.Expr); ok {
		if found, there := l.info.Types[expression]; there && found.IsValue() && !l.fine[expression] {
			l.mark(found.Type)
			if _, literal := expression.(*ast.CompositeLit); !literal {
				l.parts(found.Type, 0)
			}
		} else if there && found.IsValue() {
			l.parts(found.Type, 0)
		}
		l.literal(expression)
	}
	return true
}

// selection marks every structure on the way to a field.
func (l *look) selection(node *ast.SelectorExpr) {
	found := l.info.Selections[node]
	if found == nil {
		return
	}
	t := found.Recv()
	for i, index := range found.Index() {
		if pointer, ok := types.Unalias(t).Underlying().(*types.Pointer); ok {
			t = pointer.Elem()
		}
		structure, ok := t.Underlying().(*types.Struct)
		if !ok || found.Kind() != types.FieldVal && i == len(found.Index())-1 {
			return
		}
		l.mark(t)
		t = structure.Field(index).Type()
	}
}

// call marks what is handed, behind an interface, to what could look into it.
func (l *look) call(node *ast.CallExpr) {
	signature, ok := l.info.Types[node.Fun].Type.(*types.Signature)
	if !ok || l.isDiscreet(node.Fun) {
		return
	}
	for i, argument := range node.Args {
		var takes types.Type
		switch last := signature.Params().Len() - 1; {
		case signature.Variadic() && i >= last && !node.Ellipsis.IsValid():
			takes = signature.Params().At(last).Type().(*types.Slice).Elem()
		case i <= last:
			takes = signature.Params().At(i).Type()
		default:
			continue
		}
		if types.IsInterface(takes) {
			l.reached(l.info.Types[argument].Type, map[types.Type]bool{})
		}
	}
}

// isDiscreet says whether a function only prints, or is the program's.
func (l *look) isDiscreet(function ast.Expr) bool {
	var name *ast.Ident
	switch function := ast.Unparen(function).(type) {
	case *ast.Ident:
		name = function
	case *ast.SelectorExpr:
		name = function.Sel
	default:
		return false
	}
	object := l.info.Uses[name]
	if object == nil || object.Pkg() == nil {
		return false
	}
	return object.Pkg().Path() == "testing" || l.suite.isProgram(object)
}

// reached marks all that a value leads to.
func (l *look) reached(t types.Type, seen map[types.Type]bool) {
	if t == nil || seen[t] {
		return
	}
	seen[t] = true
	switch t := types.Unalias(t).(type) {
	case *types.Named:
		if types.IsInterface(t) {
			l.all(t, seen)
			return
		}
		l.mark(t)
		l.reached(t.Underlying(), seen)
	case *types.Interface:
		l.all(t, seen)
	case *types.Pointer:
		l.reached(t.Elem(), seen)
	case *types.Slice:
		l.reached(t.Elem(), seen)
	case *types.Array:
		l.reached(t.Elem(), seen)
	case *types.Map:
		l.reached(t.Key(), seen)
		l.reached(t.Elem(), seen)
	case *types.Struct:
		for i := range t.NumFields() {
			l.reached(t.Field(i).Type(), seen)
		}
	}
}

// all marks whatever of the program's may stand behind an interface.
func (l *look) all(t types.Type, seen map[types.Type]bool) {
	under := t.Underlying().(*types.Interface)
	for _, one := range l.suite.Program.Packages {
		if one.Types == nil {
			continue
		}
		for _, name := range one.Types.Scope().Names() {
			object, ok := one.Types.Scope().Lookup(name).(*types.TypeName)
			if ok && !types.IsInterface(object.Type()) && (types.Implements(object.Type(), under) || types.Implements(types.NewPointer(object.Type()), under)) {
				l.reached(object.Type(), seen)
			}
		}
	}
}

// literal marks what a test's own tables hold behind interfaces: it may be compared with anything.
func (l *look) literal(expression ast.Expr) {
	literal, ok := expression.(*ast.CompositeLit)
	if !ok {
		return
	}
	for _, each := range literal.Elts {
		if pair, ok := each.(*ast.KeyValueExpr); ok {
			each = pair.Value
		}
		if found, ok := l.info.Types[each]; ok && found.Type != nil && !l.isData(found.Type) {
			l.reached(found.Type, map[types.Type]bool{})
		}
	}
}

// isData says whether a type leads to no structure of the program's.
func (l *look) isData(t types.Type) bool {
	_, basic := t.Underlying().(*types.Basic)
	return basic
}
