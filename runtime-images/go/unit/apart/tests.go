package apart

import (
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// Generic is a generic function of the program's, or a method of a generic type.
type Generic struct {
	Name string
	// Parameters are, for each of its type parameters, the names of the types for which the program has it.
	Parameters [][]string
	// Shapes are the types of its instances, by the names of their types.
	Shapes map[string]reflect.Type
}

// Needs is what a test's package needs of the program.
type Needs struct {
	// Variables are those of the program's that the tests use, by their names; Offer has said where their stand-ins are.
	Variables []string
	// Handles are types into which the tests do not look.
	Handles []string
	// Lost ends the goroutine of a test, which has failed for this reason; "" where it has ended already.
	Lost func(why string)
}

var needs Needs
var begins sync.Mutex
var isBegun atomic.Bool
var stdout, stderr = os.Stdout, os.Stderr

// said is what the program's process was told of this one's arguments and environment; first is what both began with.
var said, first struct{ arguments, environment []string }

// Tests begins the tests' side: nothing is asked of the program yet.
func Tests(what Needs, toProgram, fromProgram *os.File) {
	needs = what
	p := &peer{
		objects: newObjects(1), ask: 'q', answer: 'r', waiting: map[uint64]chan reply{}, to: toProgram, from: fromProgram,
		find:     func(string) (reflect.Value, bool) { return reflect.Value{}, false },
		lost:     what.Lost,
		surround: func(*reader) func(*writer) { return func(*writer) {} },
	}
	for _, each := range what.Handles {
		p.objects.handles[each] = true
	}
	for i, name := range what.Variables {
		value := registered.variables[name]
		one := &object{id: -1 - int64(i), value: value, shape: value.Type()}
		p.objects.byID[one.id] = one
		p.objects.byPlace[place{value.UnsafePointer(), value.Type()}] = one
		p.objects.variables = append(p.objects.variables, one)
	}
	first.arguments, first.environment = slices.Clone(os.Args), os.Environ()
	p.settle.write, p.settle.read = writeSettings, readPrinted
	p.settle.ended = func() { isBegun.Store(false) }
	theirs = p
	p.send('k', nil)
	go p.receive('c', 'a', 'x')
}

// Begin makes sure that the program has begun, and that its variables are here.
func Begin() {
	begins.Lock()
	defer begins.Unlock()
	if isBegun.Load() {
		return
	}
	body := theirs.request(begin, "the program", func(w *writer) {
		w.uint(uint64(len(needs.Handles)))
		for _, each := range needs.Handles {
			w.text(each)
		}
		w.uint(uint64(len(needs.Variables)))
		for _, each := range needs.Variables {
			w.text(each)
		}
	})
	why := theirs.holding(func() {
		r := &reader{from: body, with: theirs.objects}
		if r.uint() != returned {
			refuse(r.text())
		}
		r.changes()
		said = first
		isBegun.Store(true)
	})
	if why != "" {
		theirs.lost("the program: " + why)
	}
}

// Call calls a function or method of the program's; arguments and results are pointers to variables.
func Call(name string, arguments, results []any) {
	in, out := variables(arguments), variables(results)
	callNamed(name, in, out, typesOf(in, out))
}

// Refuse is what stands in for a function that cannot be called from another process.
func Refuse(name, why string) {
	theirs.lost("`" + name + "`: " + why)
}

// CallGeneric calls a generic one, of which the tests use these types.
func CallGeneric(generic *Generic, types []reflect.Type, arguments, results []any) {
	in, out := variables(arguments), variables(results)
	var chosen []string
	for i, each := range types {
		chosen = append(chosen, instance(each, generic.Parameters[i]))
	}
	key := strings.Join(chosen, ",")
	shape := generic.Shapes[key]
	if shape == nil {
		theirs.lost("`" + generic.Name + "`: tests that are apart from the program cannot call it with the types " + fmt.Sprint(types))
	}
	callNamed(generic.Name+"["+key+"]", in, out, shapesOf(shape, shape))
}

func callNamed(name string, in, out []reflect.Value, shapes []reflect.Type) {
	Begin()
	theirs.call(callFunction, name, func(w *writer) { w.text(name) }, in, out, shapes)
}

// instance is the type for which the program has a generic function, of those that it has, that stands for t.
func instance(t reflect.Type, there []string) string {
	name, _ := known.name(t)
	for _, each := range []string{name, t.Kind().String(), "any"} {
		if each != "" && slices.Contains(there, each) {
			return each
		}
	}
	for _, each := range there {
		if found, err := known.find(each); err == nil && found.Kind() == reflect.Interface && t.Implements(found) {
			return each
		}
	}
	return "?"
}

// writeSettings says what of the process the tests have changed since.
func writeSettings(w *writer) {
	writeArguments(w)
	writeEnvironment(w)
	for _, each := range []bool{os.Stdout != stdout, os.Stderr != stderr} {
		if each {
			w.uint(1)
		} else {
			w.uint(0)
		}
	}
}

func writeArguments(w *writer) {
	if slices.Equal(os.Args, said.arguments) {
		w.uint(0)
		return
	}
	said.arguments = slices.Clone(os.Args)
	w.uint(1)
	w.uint(uint64(len(os.Args)))
	for _, each := range os.Args {
		w.text(each)
	}
}

func writeEnvironment(w *writer) {
	now := os.Environ()
	if slices.Equal(now, said.environment) {
		w.uint(0)
		return
	}
	w.uint(1)
	var gone, changed []string
	for _, each := range said.environment {
		name, _, _ := strings.Cut(each, "=")
		if _, there := os.LookupEnv(name); !there {
			gone = append(gone, name)
		}
	}
	for _, each := range now {
		if !slices.Contains(said.environment, each) {
			changed = append(changed, each)
		}
	}
	said.environment = now
	w.uint(uint64(len(gone)))
	for _, each := range gone {
		w.text(each)
	}
	w.uint(uint64(len(changed)))
	for _, each := range changed {
		name, value, _ := strings.Cut(each, "=")
		w.text(name)
		w.text(value)
	}
}

// readPrinted has what the program printed printed here, where the tests have put something else in the place of an output.
func readPrinted(r *reader) func() {
	out, err := r.text(), r.text()
	return func() {
		if out != "" {
			_, _ = os.Stdout.WriteString(out)
		}
		if err != "" {
			_, _ = os.Stderr.WriteString(err)
		}
	}
}
