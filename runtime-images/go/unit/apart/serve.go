package apart

import (
	"bytes"
	"reflect"
	"runtime"
)

// serve answers one request.
func (p *peer) serve(body []byte) {
	r := &reader{from: body, with: p.objects}
	var number uint64
	var what int
	why := p.holding(func() { number, what = r.uint(), int(r.uint()) })
	if why == "" && what == begin && p.begun != nil {
		p.reply(number, func(w *writer) { w.to = append(w.to, p.begun(r)...) })
		return
	}
	var fn reflect.Value
	var served *serving
	if why == "" {
		why = p.holding(func() {
			fn = p.target(what, r)
			served = p.prepare(fn, r)
		})
	}
	if why != "" {
		p.reply(number, func(w *writer) { w.uint(refused); w.text(why) })
		return
	}
	served.run()
	p.reply(number, served.write)
}

// reply answers; what cannot be written is said in its place.
func (p *peer) reply(number uint64, write func(w *writer)) {
	answer := func(write func(w *writer)) string {
		return p.holding(func() {
			w := newWriter(p.objects)
			w.uint(number)
			write(w)
			p.send(p.answer, w.to)
		})
	}
	if why := answer(write); why != "" {
		answer(func(w *writer) { w.uint(refused); w.text(why) })
	}
}

// target is what is to be called.
func (p *peer) target(what int, r *reader) reflect.Value {
	switch what {
	case callFunction:
		name := r.text()
		found, ok := p.find(name)
		if !ok {
			refuse("the program has no `" + name + "` for these types")
		}
		return found
	case callMethod:
		found := p.own(r.int())
		if found.inTable() {
			refuse("it has no methods")
		}
		as, name := r.text(), r.text()
		return method(found.value.Interface(), as, name)
	case callValue:
		found := p.own(r.int())
		if !found.inTable() || found.value.Kind() != reflect.Func {
			refuse("it is no function")
		}
		return found.value
	}
	refuse("nobody knows what is asked for")
	return reflect.Value{}
}

func (p *peer) own(id int64) *object {
	found := p.objects.byID[id]
	if found == nil || (id > 0) != (p.objects.next > 0) {
		refuse("there is no such object")
	}
	return found
}

// serving is one call of ours for the other side.
type serving struct {
	peer   *peer
	fn     reflect.Value
	shapes []reflect.Type
	in     []reflect.Value
	out    []reflect.Value
	came   [][]byte
	after  func(w *writer)
	how    int
	failed any
}

// prepare reads the arguments.
func (p *peer) prepare(fn reflect.Value, r *reader) *serving {
	s := &serving{peer: p, fn: fn, after: p.surround(r)}
	t := fn.Type()
	s.shapes = shapesOf(t, p.objects.shapeOf(fn))
	for i := range t.NumIn() {
		made := reflect.New(t.In(i)).Elem()
		before := r.from
		r.value(made, s.shapes[i])
		s.in = append(s.in, made)
		s.came = append(s.came, before[:len(before)-len(r.from)])
	}
	r.changes()
	p.busy++
	return s
}

// shapeOf is how the program's side knows a function of ours.
func (o *objects) shapeOf(fn reflect.Value) reflect.Type {
	if fn.CanAddr() {
		if found := o.byPlace[placeOf(fn)]; found != nil {
			return found.shape
		}
	}
	return fn.Type()
}

// shapesOf are the types of a function's arguments and results, as its shape has them.
func shapesOf(t, shape reflect.Type) []reflect.Type {
	if shape == nil || shape.Kind() != reflect.Func || shape.NumIn() != t.NumIn() || shape.NumOut() != t.NumOut() {
		shape = t
	}
	var all []reflect.Type
	for i := range shape.NumIn() {
		all = append(all, shape.In(i))
	}
	for i := range shape.NumOut() {
		all = append(all, shape.Out(i))
	}
	return all
}

// run calls it, however it ends.
func (s *serving) run() {
	done := make(chan struct{})
	s.how = left
	go func() {
		defer close(done)
		defer func() {
			if s.how == left {
				if s.failed = recover(); s.failed != nil {
					s.how = panicked
				}
			}
		}()
		var out []reflect.Value
		if s.fn.Type().IsVariadic() {
			out = s.fn.CallSlice(s.in)
		} else {
			out = s.fn.Call(s.in)
		}
		for _, each := range out {
			s.out = append(s.out, addressable(each))
		}
		s.how = returned
	}()
	<-done
}

// write says what came of it.
func (s *serving) write(w *writer) {
	s.peer.busy--
	w.brief = s.peer.busy > 0
	w.uint(uint64(s.how))
	switch s.how {
	case returned:
		for i, each := range s.out {
			w.value(each, s.shapes[len(s.in)+i])
		}
		s.changed(w)
	case panicked:
		w.text(errorText(s.failed))
		if _, ok := s.failed.(runtime.Error); ok {
			w.uint(1)
			w.uint(nothing)
		} else {
			w.uint(0)
			w.behind(addressable(reflect.ValueOf(s.failed)), anyType)
		}
	}
	s.after(w)
	w.finish()
}

// changed writes the arguments that are lists, or hold some, where the call has changed them.
func (s *serving) changed(w *writer) {
	indexes, texts := []int{}, [][]byte{}
	for i, each := range s.in {
		if !holdsSlices(each.Type(), 0) {
			continue
		}
		before := w.to
		w.to = nil
		w.value(each, s.shapes[i])
		if !bytes.Equal(w.to, s.came[i]) {
			indexes, texts = append(indexes, i), append(texts, w.to)
		}
		w.to = before
	}
	w.uint(uint64(len(indexes)))
	for i, each := range indexes {
		w.uint(uint64(each))
		w.uint(uint64(len(texts[i])))
		w.to = append(w.to, texts[i]...)
	}
}
