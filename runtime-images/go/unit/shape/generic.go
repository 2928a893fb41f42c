package shape

import (
	"go/types"
	"strconv"
	"strings"
)

// usual are the types for which every generic function is there; ordinary are further ones, for constraints that list types.
var usual = []types.BasicKind{types.Int, types.String, types.Float64}
var ordinary = []types.BasicKind{
	types.Int64, types.Int32, types.Uint8, types.Float32, types.Uint, types.Uint64, types.Uint32, types.Int8, types.Int16,
	types.Uint16, types.Bool, types.Complex128, types.Complex64, types.Uintptr,
}

// mostInstances bounds the instances of one generic function.
const mostInstances = 64

// instance is one choice of types for the parameters of a function.
type instance struct {
	types []types.Type
	// key names the types of those parameters that are free to be chosen.
	key string
}

// instances are for which types a generic function or type is there, and which of its parameters can be chosen: the others
// follow from them, as S does from E where S is ~[]E.
func (g *generator) instances(of types.Type, list *types.TypeParamList) (all []instance, free []int) {
	for i := range list.Len() {
		if derived(list.At(i)) == nil {
			free = append(free, i)
		}
	}
	candidates := make([][]types.Type, len(free))
	// Too many are fewer of the less usual ones.
	for part := 1; part <= 16; part *= 2 {
		for i, each := range free {
			candidates[i] = g.candidates(list.At(each).Constraint(), part)
		}
		if all = g.combine(of, list, free, candidates); len(all) <= mostInstances {
			break
		}
	}
	return all[:min(len(all), mostInstances)], free
}

func (g *generator) combine(of types.Type, list *types.TypeParamList, free []int, candidates [][]types.Type) []instance {
	var all []instance
	chosen := make([]types.Type, list.Len())
	var choose func(at int, key []string)
	choose = func(at int, key []string) {
		if len(all) > 4*mostInstances {
			return
		}
		if at == len(free) {
			if made, ok := complete(of, list, chosen); ok {
				all = append(all, instance{made, strings.Join(key, ",")})
			}
			return
		}
		for _, each := range candidates[at] {
			chosen[free[at]] = each
			choose(at+1, append(key[:len(key):len(key)], keyOf(each)))
		}
		chosen[free[at]] = nil
	}
	choose(0, nil)
	return all
}

// complete fills in what follows from the chosen types, and says whether they can be taken.
func complete(of types.Type, list *types.TypeParamList, chosen []types.Type) ([]types.Type, bool) {
	made := append([]types.Type(nil), chosen...)
	for i := range made {
		if made[i] == nil {
			made[i] = substitute(derived(list.At(i)), list, chosen)
		}
		if made[i] == nil {
			return nil, false
		}
	}
	_, err := types.Instantiate(nil, of, made, true)
	return made, err == nil
}

// derived is the type from which a parameter follows, such as []E of ~[]E; nil if it follows from none.
func derived(one *types.TypeParam) types.Type {
	constraint, ok := one.Constraint().Underlying().(*types.Interface)
	if !ok || constraint.NumEmbeddeds() != 1 {
		return nil
	}
	var term *types.Term
	switch embedded := constraint.EmbeddedType(0).(type) {
	case *types.Union:
		if embedded.Len() == 1 {
			term = embedded.Term(0)
		}
	case *types.Slice, *types.Map, *types.Pointer:
		return embedded
	}
	if term == nil {
		return nil
	}
	switch term.Type().(type) {
	case *types.Slice, *types.Map, *types.Pointer:
		return term.Type()
	}
	return nil
}

// substitute puts the chosen types in the place of the parameters, in lists, maps and pointers.
func substitute(t types.Type, list *types.TypeParamList, chosen []types.Type) types.Type {
	part := func(t types.Type) types.Type { return substitute(t, list, chosen) }
	switch t := t.(type) {
	case *types.TypeParam:
		for i := range list.Len() {
			if list.At(i) == t {
				return chosen[i]
			}
		}
		return nil
	case *types.Slice:
		if elem := part(t.Elem()); elem != nil {
			return types.NewSlice(elem)
		}
		return nil
	case *types.Pointer:
		if elem := part(t.Elem()); elem != nil {
			return types.NewPointer(elem)
		}
		return nil
	case *types.Map:
		if key, elem := part(t.Key()), part(t.Elem()); key != nil && elem != nil {
			return types.NewMap(key, elem)
		}
		return nil
	}
	return t
}

// candidates are types that may be chosen for a constraint, the likeliest first: of the less usual ones, a part.
func (g *generator) candidates(constraint types.Type, part int) []types.Type {
	var all []types.Type
	for _, each := range usual {
		all = append(all, types.Typ[each])
	}
	all = append(all, g.chosen[:len(g.chosen)/part]...)
	under, ok := constraint.Underlying().(*types.Interface)
	if ok && under.IsMethodSet() || ok && under.IsComparable() && isOnlyComparable(under) {
		all = append(all, types.Universe.Lookup("any").Type())
		if under.NumMethods() > 0 && !under.IsComparable() {
			all = append(all, constraint)
		}
		return all
	}
	for _, each := range ordinary[:len(ordinary)/part] {
		all = append(all, types.Typ[each])
	}
	return all
}

// isOnlyComparable says whether nothing but `comparable` limits a constraint's types.
func isOnlyComparable(of *types.Interface) bool {
	comparable := types.Universe.Lookup("comparable").Type()
	for i := range of.NumEmbeddeds() {
		if !types.Identical(of.EmbeddedType(i), comparable) {
			return false
		}
	}
	return true
}

// keyOf is the name of a type as the tests' process forms it; empty if it has none there.
func keyOf(t types.Type) string {
	switch t := types.Unalias(t).(type) {
	case *types.Basic:
		switch t.Kind() {
		case types.Byte:
			return "uint8"
		case types.Rune:
			return "int32"
		}
		return t.Name()
	case *types.Named:
		if t.TypeArgs().Len() > 0 {
			return ""
		}
		if t.Obj().Pkg() == nil {
			return t.Obj().Name()
		}
		return strconv.Quote(t.Obj().Pkg().Path() + "." + t.Obj().Name())
	case *types.Pointer:
		return around("*", t.Elem())
	case *types.Slice:
		return around("[]", t.Elem())
	case *types.Interface:
		if t.Empty() {
			return "any"
		}
	}
	return ""
}

func around(before string, elem types.Type) string {
	if key := keyOf(elem); key != "" {
		return before + key
	}
	return ""
}
