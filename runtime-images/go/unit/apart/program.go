package apart

import (
	"io"
	"os"
	"reflect"
	"sync"
)

// registered is what the program's packages say of themselves, each while it is initialized.
var registered = struct {
	sync.Mutex
	functions map[string]reflect.Value
	variables map[string]reflect.Value
}{functions: map[string]reflect.Value{}, variables: map[string]reflect.Value{}}

// Offer says what functions and methods a package has, and pointers to its variables.
func Offer(functions, variables map[string]any) {
	registered.Lock()
	defer registered.Unlock()
	for name, each := range functions {
		registered.functions[name] = reflect.ValueOf(each)
	}
	for name, each := range variables {
		registered.variables[name] = reflect.ValueOf(each)
	}
}

// Serve answers for the program until nobody asks any more.
func Serve() {
	p := &peer{
		objects: newObjects(-1), ask: 'c', answer: 'a', waiting: map[uint64]chan reply{},
		to: os.NewFile(3, "answers"), from: os.NewFile(4, "requests"),
		find: func(name string) (reflect.Value, bool) {
			found, ok := registered.functions[name]
			return found, ok
		},
		lost:     func(why string) { programLost(why) },
		surround: surround,
		begun:    begun,
	}
	p.settle.write = func(*writer) {}
	p.settle.read = func(*reader) func() { return func() {} }
	theirs = p
	p.receive('q', 'r', 0)
}

// programLost ends a call from here that has no answer: the test has left, or the value cannot be handed over.
func programLost(why string) {
	if why == "" {
		why = "the test has ended in what the program called"
	}
	panic(why)
}

// begun reads which variables and types the tests look into, and answers with the variables.
func begun(r *reader) []byte {
	o := r.with
	for range r.uint() {
		o.handles[r.text()] = true
	}
	for range r.uint() {
		name := r.text()
		found, ok := registered.variables[name]
		if !ok {
			refuse("the program has no variable `" + name + "`")
		}
		id := o.take()
		one := &object{id: id, value: found, shape: found.Type()}
		o.byPlace[place{found.UnsafePointer(), found.Type()}] = one
		o.byID[id] = one
		o.variables = append(o.variables, one)
	}
	w := newWriter(o)
	w.uint(returned)
	return w.finish()
}

// surround makes the program's arguments and environment the tests', and collects what it prints if they ask for that.
func surround(r *reader) func(*writer) {
	if r.uint() == 1 {
		var arguments []string
		for range r.uint() {
			arguments = append(arguments, r.text())
		}
		os.Args = arguments
	}
	if r.uint() == 1 {
		for range r.uint() {
			_ = os.Unsetenv(r.text())
		}
		for range r.uint() {
			name := r.text()
			_ = os.Setenv(name, r.text())
		}
	}
	var ends []func(*writer)
	for _, file := range []**os.File{&os.Stdout, &os.Stderr} {
		if r.uint() == 1 {
			ends = append(ends, collect(file))
		} else {
			ends = append(ends, func(w *writer) { w.text("") })
		}
	}
	return func(w *writer) {
		for _, each := range ends {
			each(w)
		}
	}
}

// mostPrinted bounds what is kept of what one call prints, bytes.
const mostPrinted = 8 << 20

// collect puts a pipe in the place of one of the program's files.
func collect(file **os.File) func(*writer) {
	reading, writing, err := os.Pipe()
	if err != nil {
		return func(w *writer) { w.text("") }
	}
	before := *file
	*file = writing
	printed := make(chan string, 1)
	go func() {
		kept, _ := io.ReadAll(io.LimitReader(reading, mostPrinted))
		_, _ = io.Copy(io.Discard, reading)
		reading.Close()
		printed <- string(kept)
	}()
	return func(w *writer) {
		*file = before
		writing.Close()
		w.text(<-printed)
	}
}
