package apart

import (
	"container/heap"
	"fmt"
	"io"
	"reflect"
	"sort"
	"strconv"
	"sync"
)

// Ref is something of the other side's that stands behind an interface here.
type Ref struct {
	object *object
	// as is the interface by which its owner finds its methods.
	as string
}

// CofferdamRef is how a stand-in says what it stands for.
func (r *Ref) CofferdamRef() *Ref { return r }

// String says no more than that it is not here.
func (r *Ref) String() string { return fmt.Sprintf("(a value of the other side's, %d)", r.object.id) }

// Call calls a method of what it stands for; arguments and results are pointers to variables.
func (r *Ref) Call(method string, arguments, results []any) {
	theirs.callMethod(r, method, arguments, results)
}

// Stand-ins are made for an interface; methods are how its owner's are found.
type standIn struct {
	of      reflect.Type
	make    func(*Ref) any
	methods map[string]func(any) any
}

var standIns = struct {
	sync.RWMutex
	byName map[string]standIn
}{byName: map[string]standIn{}}

// Proxy says how to stand in for an interface. Both sides must say it.
func Proxy(of reflect.Type, make func(*Ref) any, methods map[string]func(any) any) {
	standIns.Lock()
	defer standIns.Unlock()
	standIns.byName[proxyName(of)] = standIn{of, make, methods}
}

func proxyName(of reflect.Type) string {
	if of.Name() != "" {
		return strconv.Quote(of.PkgPath() + "." + of.Name())
	}
	return of.String()
}

// bestProxy is the interface with the most methods that a value has, of those that both sides know, at least as's.
func bestProxy(t, as reflect.Type) string {
	standIns.RLock()
	defer standIns.RUnlock()
	best, most := "", 0
	for name, each := range standIns.byName {
		if n := len(each.methods); n >= most && t.Implements(each.of) && each.of.Implements(as) {
			if n > most || name < best {
				best, most = name, n
			}
		}
	}
	return best
}

// proxyOf is the stand-in, for the interface that its owner chose or for the one where it stands.
func proxyOf(ref *Ref, name string, as reflect.Type) any {
	standIns.RLock()
	defer standIns.RUnlock()
	for _, each := range []string{name, proxyName(as)} {
		if found, ok := standIns.byName[each]; ok && found.of.Implements(as) {
			ref.as = each
			return found.make(ref)
		}
	}
	if as.NumMethod() > 0 {
		refuse("a value behind " + as.String() + " cannot be handed over: the program has no such interface")
	}
	return ref
}

// method is a method of our own value.
func method(value any, as, name string) reflect.Value {
	standIns.RLock()
	found, ok := standIns.byName[as]
	standIns.RUnlock()
	if !ok || !reflect.TypeOf(value).Implements(found.of) || found.methods[name] == nil {
		refuse("there is no method `" + name + "`")
	}
	return reflect.ValueOf(found.methods[name](value))
}

type anError struct{ *Ref }

func (p anError) Error() (text string) { p.Call("Error", nil, []any{&text}); return }

type aStringer struct{ *Ref }

func (p aStringer) String() (text string) { p.Call("String", nil, []any{&text}); return }

type aWrapper struct{ *Ref }

func (p aWrapper) Error() (text string) { p.Call("Error", nil, []any{&text}); return }
func (p aWrapper) Unwrap() (err error)  { p.Call("Unwrap", nil, []any{&err}); return }

type aReader struct{ *Ref }

func (p aReader) Read(to []byte) (n int, err error) {
	p.Call("Read", []any{&to}, []any{&n, &err})
	return
}

type aWriter struct{ *Ref }

func (p aWriter) Write(from []byte) (n int, err error) {
	p.Call("Write", []any{&from}, []any{&n, &err})
	return
}

type aSorter struct{ *Ref }

func (p aSorter) Len() (n int)              { p.Call("Len", nil, []any{&n}); return }
func (p aSorter) Less(i, j int) (less bool) { p.Call("Less", []any{&i, &j}, []any{&less}); return }
func (p aSorter) Swap(i, j int)             { p.Call("Swap", []any{&i, &j}, nil) }

type aHeap struct{ aSorter }

func (p aHeap) Push(x any)   { p.Call("Push", []any{&x}, nil) }
func (p aHeap) Pop() (x any) { p.Call("Pop", nil, []any{&x}); return }

type wrapper interface {
	error
	Unwrap() error
}

func init() {
	Proxy(errorType, func(r *Ref) any { return anError{r} }, map[string]func(any) any{
		"Error": func(x any) any { return x.(error).Error },
	})
	Proxy(reflect.TypeFor[wrapper](), func(r *Ref) any { return aWrapper{r} }, map[string]func(any) any{
		"Error": func(x any) any { return x.(error).Error }, "Unwrap": func(x any) any { return x.(wrapper).Unwrap },
	})
	Proxy(reflect.TypeFor[fmt.Stringer](), func(r *Ref) any { return aStringer{r} }, map[string]func(any) any{
		"String": func(x any) any { return x.(fmt.Stringer).String },
	})
	Proxy(reflect.TypeFor[io.Reader](), func(r *Ref) any { return aReader{r} }, map[string]func(any) any{
		"Read": func(x any) any { return x.(io.Reader).Read },
	})
	Proxy(reflect.TypeFor[io.Writer](), func(r *Ref) any { return aWriter{r} }, map[string]func(any) any{
		"Write": func(x any) any { return x.(io.Writer).Write },
	})
	sorter := map[string]func(any) any{
		"Len":  func(x any) any { return x.(sort.Interface).Len },
		"Less": func(x any) any { return x.(sort.Interface).Less },
		"Swap": func(x any) any { return x.(sort.Interface).Swap },
	}
	Proxy(reflect.TypeFor[sort.Interface](), func(r *Ref) any { return aSorter{r} }, sorter)
	heaped := map[string]func(any) any{
		"Push": func(x any) any { return x.(heap.Interface).Push },
		"Pop":  func(x any) any { return x.(heap.Interface).Pop },
	}
	for name, each := range sorter {
		heaped[name] = each
	}
	Proxy(reflect.TypeFor[heap.Interface](), func(r *Ref) any { return aHeap{aSorter{r}} }, heaped)
}
