// Package apart lets tests and the program that they test speak with each other from two processes, in Go. Both have the
// same types; functions are called, objects are known by numbers, and what both have of them is kept alike.
//
// What comes from the other side is data, whatever it says: it is read into types that this side knows.
package apart

import (
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"reflect"
	"runtime"
	"sync"
)

// How a call ended.
const (
	returned = iota
	panicked
	left
	refused
)

// What is asked for.
const (
	callFunction = iota
	callMethod
	callValue
	begin
)

// longest bounds one message, bytes: what the relay takes.
const longest = 64 << 20

// peer is this side's end of the conversation.
type peer struct {
	// mu guards the objects, and orders messages.
	mu      sync.Mutex
	objects *objects
	ask     byte
	answer  byte
	to      io.Writer
	from    io.Reader
	next    uint64
	waiting map[uint64]chan reply
	// find is the function of a name; on the tests' side there are none.
	find func(name string) (reflect.Value, bool)
	// lost ends the goroutine of a call that will have no answer.
	lost func(why string)
	// surround is done before and after a call is served.
	surround func(settings *reader) (after func(w *writer))
	// settle is written before a call, and read after it.
	settle struct {
		write func(w *writer)
		read  func(r *reader) (then func())
		ended func()
	}
	// begun is what the first request of all is answered with.
	begun func(r *reader) []byte
	busy  int
}

type reply struct {
	body []byte
	lost string
}

// theirs is the other side.
var theirs *peer

func (p *peer) send(kind byte, body []byte) {
	if len(body) > longest {
		refuse("more than 64 MiB cannot be handed over in one call")
	}
	message := binary.BigEndian.AppendUint32([]byte{kind}, uint32(len(body)))
	if _, err := p.to.Write(append(message, body...)); err != nil {
		os.Exit(1)
	}
}

// receive hands messages on until there are no more.
func (p *peer) receive(questions, answers, ended byte) {
	head := make([]byte, 5)
	for {
		if _, err := io.ReadFull(p.from, head); err != nil {
			return
		}
		body := make([]byte, binary.BigEndian.Uint32(head[1:]))
		if _, err := io.ReadFull(p.from, body); err != nil {
			return
		}
		switch head[0] {
		case questions:
			go p.serve(body)
		case answers:
			p.answered(body)
		case ended:
			p.ended(string(body))
		}
	}
}

func (p *peer) answered(body []byte) {
	number, size := binary.Uvarint(body)
	p.mu.Lock()
	defer p.mu.Unlock()
	waiting := p.waiting[number]
	delete(p.waiting, number)
	switch {
	case waiting != nil && size > 0:
		waiting <- reply{body: body[size:]}
	case p.ask == 'q':
		// What is answered in its place is not answered any more.
		p.send('k', nil)
		p.forget("the program answered what nobody had asked")
	}
}

// ended is what becomes of everything when the program's process is no more.
func (p *peer) ended(why string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.forget(why)
}

func (p *peer) forget(why string) {
	p.objects.ended()
	p.settle.ended()
	for number, each := range p.waiting {
		each <- reply{lost: why}
		delete(p.waiting, number)
	}
}

// request asks and waits; write says what is asked for, with the objects held.
func (p *peer) request(what int, name string, write func(w *writer)) []byte {
	waiting := make(chan reply, 1)
	err := p.holding(func() {
		p.next++
		w := newWriter(p.objects)
		w.uint(p.next)
		w.uint(uint64(what))
		write(w)
		if len(w.to) > longest {
			refuse("more than 64 MiB cannot be handed over in one call")
		}
		p.waiting[p.next] = waiting
		p.send(p.ask, w.to)
	})
	if err != "" {
		p.lost("`" + name + "`: " + err)
	}
	came := <-waiting
	if came.lost != "" {
		p.lost("`" + name + "`: " + came.lost)
	}
	return came.body
}

// holding does something with the objects; what cannot cross is the result.
func (p *peer) holding(do func()) (why string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	defer func() {
		if r := recover(); r != nil {
			if no, ok := r.(*refusal); ok {
				why = no.text
				return
			}
			why = fmt.Sprintf("what came cannot be read: %v", r)
		}
	}()
	do()
	return ""
}

// call asks for a call and puts what comes of it into the results. The arguments and results can be set; shapes are
// their types on the program's side, arguments first.
func (p *peer) call(what int, name string, target func(w *writer), arguments, results []reflect.Value, shapes []reflect.Type) {
	body := p.request(what, name, func(w *writer) {
		target(w)
		p.settle.write(w)
		for i, each := range arguments {
			w.value(each, shapes[i])
		}
		w.finish()
	})
	var failure, then func()
	why := p.holding(func() {
		r := &reader{from: body, with: p.objects}
		how := r.uint()
		if how == refused {
			refuse(r.text())
		}
		failure = p.outcome(how, r, arguments, results, shapes)
		then = p.settle.read(r)
		r.changes()
	})
	if why != "" {
		p.lost("`" + name + "`: " + why)
	}
	then()
	if failure != nil {
		failure()
	}
}

// outcome reads the results and what has changed of the arguments, or how else the call ended.
func (p *peer) outcome(how uint64, r *reader, arguments, results []reflect.Value, shapes []reflect.Type) (failure func()) {
	switch how {
	case returned:
		for i, each := range results {
			r.value(each, shapes[len(arguments)+i])
		}
		for range r.uint() {
			i := r.uint()
			inner := &reader{from: r.bytes(r.uint()), with: p.objects}
			if i < uint64(len(arguments)) {
				inner.value(arguments[i], shapes[i])
			}
		}
		return nil
	case panicked:
		return r.failure()
	case left:
		return func() { p.lost("") }
	}
	refuse("nobody knows how the call ended")
	return nil
}

// failure is a panic of the other side's, as it is one here.
func (r *reader) failure() func() {
	text, isRuntime := r.text(), r.uint() == 1
	value := r.behind(anyType)
	switch {
	case isRuntime:
		return func() { panic(runtimeError{text}) }
	case !value.IsValid():
		return func() { panic(text) }
	}
	return func() { panic(value.Interface()) }
}

// runtimeError is what Go itself panics with.
type runtimeError struct{ text string }

func (e runtimeError) Error() string { return e.text }
func (e runtimeError) RuntimeError() {}

var _ runtime.Error = runtimeError{}

// callFunction calls a function value of the other side's.
func (p *peer) callFunction(of *object, in []reflect.Value) []reflect.Value {
	t := of.value.Type()
	var arguments, results []reflect.Value
	for _, each := range in {
		arguments = append(arguments, addressable(each))
	}
	for i := range t.NumOut() {
		results = append(results, reflect.New(t.Out(i)).Elem())
	}
	p.call(callValue, "a function", func(w *writer) {
		if of.gone {
			refuse("it ended with the program's process")
		}
		w.int(of.id)
	}, arguments, results, shapesOf(t, of.shape))
	return results
}

func (p *peer) callMethod(of *Ref, name string, arguments, results []any) {
	in, out := variables(arguments), variables(results)
	p.call(callMethod, name, func(w *writer) {
		if of.object.gone {
			refuse("it ended with the program's process")
		}
		w.int(of.object.id)
		w.text(of.as)
		w.text(name)
	}, in, out, typesOf(in, out))
}

// variables are what pointers lead to.
func variables(pointers []any) []reflect.Value {
	var all []reflect.Value
	for _, each := range pointers {
		all = append(all, reflect.ValueOf(each).Elem())
	}
	return all
}

func typesOf(lists ...[]reflect.Value) []reflect.Type {
	var all []reflect.Type
	for _, list := range lists {
		for _, each := range list {
			all = append(all, each.Type())
		}
	}
	return all
}
