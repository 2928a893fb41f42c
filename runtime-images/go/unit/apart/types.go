package apart

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"
)

// naming knows the types that both sides have, by names that mean the same on both.
type naming struct {
	sync.RWMutex
	types map[string]reflect.Type
	names map[reflect.Type]string
}

var known = &naming{types: map[string]reflect.Type{}, names: map[reflect.Type]string{}}

// Types says that values of these named types cross inside of interfaces, too. Both sides must say it.
func Types(types ...reflect.Type) {
	known.Lock()
	defer known.Unlock()
	for _, t := range types {
		if t.Name() == "" {
			continue
		}
		name := t.Name()
		if t.PkgPath() != "" {
			name = strconv.Quote(t.PkgPath() + "." + name)
		}
		known.types[name], known.names[t] = t, name
	}
}

// name is how a type is written on the wire; false where the other side could not know it.
func (n *naming) name(t reflect.Type) (string, bool) {
	n.RLock()
	name, found := n.names[t]
	n.RUnlock()
	if found {
		return name, true
	}
	if t.Name() != "" {
		return "", false
	}
	name, found = n.composed(t)
	if found {
		n.Lock()
		n.names[t] = name
		n.Unlock()
	}
	return name, found
}

func (n *naming) composed(t reflect.Type) (string, bool) {
	before := ""
	switch t.Kind() {
	case reflect.Pointer:
		before = "*"
	case reflect.Slice:
		before = "[]"
	case reflect.Array:
		before = "[" + strconv.Itoa(t.Len()) + "]"
	case reflect.Map:
		key, ok := n.name(t.Key())
		if !ok {
			return "", false
		}
		before = "map[" + key + "]"
	case reflect.Interface:
		return "any", t.NumMethod() == 0
	case reflect.Struct:
		return "struct", t.NumField() == 0
	default:
		return "", false
	}
	elem, ok := n.name(t.Elem())
	return before + elem, ok
}

// find is the type of a name. The name comes from the other side, so it may be anything.
func (n *naming) find(name string) (reflect.Type, error) {
	n.RLock()
	t, found := n.types[name]
	n.RUnlock()
	if found {
		return t, nil
	}
	t, rest, err := n.parse(name, 0)
	if err == nil && rest != "" {
		err = fmt.Errorf("`%s` follows a type", rest)
	}
	if err != nil {
		return nil, err
	}
	n.Lock()
	n.types[name] = t
	n.Unlock()
	return t, nil
}

// deepest bounds how many types may be inside each other, and how many values.
const deepest = 5000

func (n *naming) parse(name string, depth int) (reflect.Type, string, error) {
	if depth > 64 {
		return nil, "", fmt.Errorf("a type is too deep")
	}
	switch {
	case strings.HasPrefix(name, "*"):
		return n.around(name[1:], depth, reflect.PointerTo)
	case strings.HasPrefix(name, "[]"):
		return n.around(name[2:], depth, reflect.SliceOf)
	case strings.HasPrefix(name, "["):
		length, rest, _ := strings.Cut(name[1:], "]")
		count, err := strconv.Atoi(length)
		if err != nil || count < 0 || count > 1<<20 {
			return nil, "", fmt.Errorf("`%s` is no length of an array", length)
		}
		return n.around(rest, depth, func(t reflect.Type) reflect.Type { return reflect.ArrayOf(count, t) })
	case strings.HasPrefix(name, "map["):
		key, rest, err := n.parse(name[4:], depth+1)
		if err != nil {
			return nil, "", err
		}
		if !key.Comparable() || !strings.HasPrefix(rest, "]") {
			return nil, "", fmt.Errorf("a map has no such key")
		}
		return n.around(rest[1:], depth, func(t reflect.Type) reflect.Type { return reflect.MapOf(key, t) })
	}
	return n.word(name)
}

func (n *naming) around(name string, depth int, make func(reflect.Type) reflect.Type) (reflect.Type, string, error) {
	t, rest, err := n.parse(name, depth+1)
	if err != nil {
		return nil, "", err
	}
	return make(t), rest, nil
}

// word is a named type, which ends with its quotation mark or with what no name of Go's own has.
func (n *naming) word(name string) (reflect.Type, string, error) {
	length := strings.IndexAny(name, "]*[\"")
	if strings.HasPrefix(name, `"`) {
		quoted, err := strconv.QuotedPrefix(name)
		if err != nil {
			return nil, "", fmt.Errorf("a type has no end")
		}
		length = len(quoted)
	}
	if length < 0 {
		length = len(name)
	}
	n.RLock()
	t, found := n.types[name[:length]]
	n.RUnlock()
	if !found {
		return nil, "", fmt.Errorf("there is no type %s", name[:length])
	}
	return t, name[length:], nil
}
