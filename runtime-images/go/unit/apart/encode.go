package apart

import (
	"bytes"
	"context"
	"encoding/binary"
	"math"
	"reflect"
	"slices"
	"time"
)

// What stands behind an interface begins with one of these.
const (
	nothing = iota
	typed
	foreign
	moment
)

// writer makes one message.
type writer struct {
	to    []byte
	with  *objects
	queue []*object
	seen  map[*object]bool
	depth int
	// brief says that other calls go on, which may be changing what both sides have: only what is new is written.
	brief bool
}

func newWriter(with *objects) *writer { return &writer{with: with, seen: map[*object]bool{}} }

func (w *writer) uint(n uint64) { w.to = binary.AppendUvarint(w.to, n) }
func (w *writer) int(n int64)   { w.to = binary.AppendVarint(w.to, n) }
func (w *writer) text(s string) { w.uint(uint64(len(s))); w.to = append(w.to, s...) }

// value writes v, which can be addressed, as what has the type shape on the program's side.
func (w *writer) value(v reflect.Value, shape reflect.Type) {
	if w.depth++; w.depth > deepest {
		refuse("values are too deep inside each other")
	}
	defer func() { w.depth-- }()
	if shape.Kind() == reflect.Interface && v.Kind() != reflect.Interface {
		w.inside(v)
		return
	}
	switch v.Kind() {
	case reflect.Slice:
		w.slice(v, shape)
	case reflect.Array:
		for i := range v.Len() {
			w.value(v.Index(i), shape.Elem())
		}
	case reflect.Struct:
		w.structure(v, shape)
	case reflect.Pointer, reflect.Map, reflect.Func, reflect.Chan:
		w.reference(v, shape)
	case reflect.Interface:
		if v.IsNil() {
			w.uint(nothing)
			return
		}
		w.behind(addressable(v.Elem()), v.Type())
	case reflect.UnsafePointer:
		refuse("an unsafe.Pointer cannot be handed over")
	default:
		w.simple(v)
	}
}

func (w *writer) simple(v reflect.Value) {
	switch v.Kind() {
	case reflect.Bool:
		if v.Bool() {
			w.uint(1)
		} else {
			w.uint(0)
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		w.int(v.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		w.uint(v.Uint())
	case reflect.Float32, reflect.Float64:
		w.to = binary.BigEndian.AppendUint64(w.to, math.Float64bits(v.Float()))
	case reflect.Complex64, reflect.Complex128:
		w.to = binary.BigEndian.AppendUint64(w.to, math.Float64bits(real(v.Complex())))
		w.to = binary.BigEndian.AppendUint64(w.to, math.Float64bits(imag(v.Complex())))
	case reflect.String:
		w.text(v.String())
	default:
		refuse("a value of type " + v.Type().String() + " cannot be handed over")
	}
}

func (w *writer) slice(v reflect.Value, shape reflect.Type) {
	if v.IsNil() {
		w.uint(0)
		return
	}
	w.uint(uint64(v.Len()) + 1)
	if v.Type().Elem().Kind() == reflect.Uint8 && shape.Elem().Kind() == reflect.Uint8 {
		w.to = append(w.to, v.Bytes()...)
		return
	}
	for i := range v.Len() {
		w.value(v.Index(i), shape.Elem())
	}
}

func (w *writer) structure(v reflect.Value, shape reflect.Type) {
	t := v.Type()
	switch {
	case t == timeType:
		w.moment(v.Interface().(time.Time))
		return
	case isGuard(t):
		w.uint(0)
		return
	case !isCopied(t):
		refuse("a value of type " + t.String() + " cannot be handed over")
	case t.NumField() == 0:
		w.uint(0)
	}
	for i := range t.NumField() {
		w.value(open(v.Field(i)), shape.Field(i).Type)
	}
}

func (w *writer) moment(t time.Time) {
	_, offset := t.Zone()
	w.int(t.Unix())
	w.int(int64(t.Nanosecond()))
	w.int(int64(offset))
	w.text(t.Location().String())
}

// reference writes the number of what a pointer, map, function or channel leads to.
func (w *writer) reference(v reflect.Value, shape reflect.Type) {
	if v.IsNil() {
		w.int(0)
		return
	}
	if v.Kind() == reflect.Pointer {
		elem := v.Type().Elem()
		switch {
		case elem == locationType:
			zone := v.Interface().(*time.Location)
			_, offset := time.Unix(0, 0).In(zone).Zone()
			w.int(1)
			w.text(zone.String())
			w.int(int64(offset))
			return
		case isGuard(elem), elem.Kind() == reflect.Struct && !isCopied(elem):
			refuse("a " + v.Type().String() + " cannot be shared between the tests and the program")
		}
	}
	found := w.with.number(v, shape)
	w.int(found.id)
	w.examine(found)
}

// examine has the contents of an object looked at before the message ends.
func (w *writer) examine(one *object) {
	if !w.seen[one] {
		w.seen[one] = true
		w.queue = append(w.queue, one)
	}
}

// inside writes a value whose type has no interface, where the other side has one.
func (w *writer) inside(v reflect.Value) {
	w.behind(v, anyType)
}

// behind writes what stands behind an interface: with its type if both sides have it, else by a number.
func (w *writer) behind(v reflect.Value, as reflect.Type) {
	value := v.Interface()
	if theirs, ok := value.(interface{ CofferdamRef() *Ref }); ok {
		w.uint(foreign)
		w.int(theirs.CofferdamRef().object.id)
		w.text("")
		return
	}
	if ctx, ok := value.(context.Context); ok {
		w.context(ctx)
		return
	}
	if name, ok := known.name(v.Type()); ok && crosses(v.Type()) {
		w.uint(typed)
		w.text(name)
		w.value(v, v.Type())
		return
	}
	w.uint(foreign)
	w.int(w.with.own(value).id)
	w.text(bestProxy(v.Type(), as))
}

// crosses says whether a value of a type behind an interface can be written by what it holds.
func crosses(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer:
		return t.Elem() == locationType || !isGuard(t.Elem()) && crosses(t.Elem())
	case reflect.Struct:
		return isCopied(t)
	case reflect.Slice, reflect.Array, reflect.Map:
		return crosses(t.Elem())
	case reflect.UnsafePointer:
		return false
	}
	return true
}

// context writes what a context says now.
func (w *writer) context(ctx context.Context) {
	w.uint(moment)
	deadline, has := ctx.Deadline()
	if has {
		w.uint(1)
		w.moment(deadline)
	} else {
		w.uint(0)
	}
	switch ctx.Err() {
	case nil:
		w.uint(0)
	case context.DeadlineExceeded:
		w.uint(1)
	default:
		w.uint(2)
	}
}

// contents writes what a pointer leads to, or what a map holds.
func (w *writer) contents(one *object) {
	if one.value.Kind() == reflect.Pointer {
		w.value(one.value.Elem(), one.shape.Elem())
		return
	}
	w.uint(uint64(one.value.Len()))
	var entries [][]byte
	before := w.to
	for each := one.value.MapRange(); each.Next(); {
		w.to = nil
		w.value(addressable(each.Key()), one.shape.Key())
		w.value(addressable(each.Value()), one.shape.Elem())
		entries = append(entries, w.to)
	}
	slices.SortFunc(entries, bytes.Compare)
	w.to = before
	for _, each := range entries {
		w.to = append(w.to, each...)
	}
}

// finish adds what has changed of all that the message reaches, of the variables, and of what was shared last.
func (w *writer) finish() []byte {
	if !w.brief {
		w.examineShared()
	}
	for i := 0; i < len(w.queue); i++ {
		one := w.queue[i]
		if one.told && w.brief {
			continue
		}
		if !one.hasContents() || w.with.isHandle(one) && (one.told || one.id < 0) {
			one.told = true
			continue
		}
		before := w.to
		w.to = nil
		w.contents(one)
		now := w.to
		w.to = before
		if one.told && one.agreed != nil && bytes.Equal(now, one.agreed) {
			continue
		}
		one.told, one.agreed = true, now
		w.int(one.id)
		w.uint(uint64(len(now)))
		w.to = append(w.to, now...)
	}
	w.int(0)
	return w.to
}

func (w *writer) examineShared() {
	for _, each := range w.with.variables {
		w.examine(each)
	}
	for i := max(0, len(w.with.shared)-recent); i < len(w.with.shared); i++ {
		if w.with.shared[i].told {
			w.examine(w.with.shared[i])
		}
	}
}
