package apart

import (
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"reflect"
	"strings"
	"time"
)

// reader reads one message, of which nothing is believed: what does not fit its types is refused.
type reader struct {
	from  []byte
	with  *objects
	depth int
}

func (r *reader) uint() uint64 {
	n, size := binary.Uvarint(r.from)
	if size <= 0 {
		refuse("a message ends early")
	}
	r.from = r.from[size:]
	return n
}

func (r *reader) int() int64 {
	n, size := binary.Varint(r.from)
	if size <= 0 {
		refuse("a message ends early")
	}
	r.from = r.from[size:]
	return n
}

func (r *reader) bytes(n uint64) []byte {
	if n > uint64(len(r.from)) {
		refuse("a message ends early")
	}
	taken := r.from[:n]
	r.from = r.from[n:]
	return taken
}

func (r *reader) text() string { return string(r.bytes(r.uint())) }

// value reads into v, which can be set, what has the type shape on the program's side.
func (r *reader) value(v reflect.Value, shape reflect.Type) {
	if r.depth++; r.depth > deepest {
		refuse("values are too deep inside each other")
	}
	defer func() { r.depth-- }()
	if shape.Kind() == reflect.Interface && v.Kind() != reflect.Interface {
		r.outOf(v)
		return
	}
	switch v.Kind() {
	case reflect.Slice:
		r.slice(v, shape)
	case reflect.Array:
		for i := range v.Len() {
			r.value(v.Index(i), shape.Elem())
		}
	case reflect.Struct:
		r.structure(v, shape)
	case reflect.Pointer, reflect.Map, reflect.Func, reflect.Chan:
		r.reference(v, shape)
	case reflect.Interface:
		found := r.behind(v.Type())
		if found.IsValid() && !found.Type().AssignableTo(v.Type()) {
			refuse("a " + found.Type().String() + " is no " + v.Type().String())
		}
		r.set(v, found)
	case reflect.UnsafePointer:
		refuse("an unsafe.Pointer cannot be handed over")
	default:
		r.simple(v)
	}
}

// set puts what came into v, or v's own nothing. Where both hold a list of one length, it is the same list afterwards.
func (r *reader) set(v, came reflect.Value) {
	if !came.IsValid() {
		v.SetZero()
		return
	}
	if v.Kind() == reflect.Interface && !v.IsNil() && came.Kind() == reflect.Slice {
		old := v.Elem()
		if old.Type() == came.Type() && old.Len() == came.Len() && !old.IsNil() && !came.IsNil() {
			reflect.Copy(old, came)
			return
		}
	}
	v.Set(came)
}

// outOf reads what stands behind an interface on the other side, and has a type here.
func (r *reader) outOf(v reflect.Value) {
	found := r.behind(anyType)
	switch {
	case !found.IsValid():
		v.SetZero()
	case found.Type().AssignableTo(v.Type()):
		v.Set(found)
	case found.Kind() == v.Kind() && found.Type().ConvertibleTo(v.Type()):
		v.Set(found.Convert(v.Type()))
	default:
		refuse("a " + found.Type().String() + " is no " + v.Type().String())
	}
}

func (r *reader) simple(v reflect.Value) {
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(r.uint() != 0)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		n := r.int()
		if v.OverflowInt(n) {
			refuse("a number is too large for its type")
		}
		v.SetInt(n)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		n := r.uint()
		if v.OverflowUint(n) {
			refuse("a number is too large for its type")
		}
		v.SetUint(n)
	case reflect.Float32, reflect.Float64:
		v.SetFloat(r.float())
	case reflect.Complex64, reflect.Complex128:
		whole := r.float()
		v.SetComplex(complex(whole, r.float()))
	case reflect.String:
		v.SetString(r.text())
	default:
		refuse("a value of type " + v.Type().String() + " cannot be handed over")
	}
}

func (r *reader) float() float64 {
	return math.Float64frombits(binary.BigEndian.Uint64(r.bytes(8)))
}

func (r *reader) slice(v reflect.Value, shape reflect.Type) {
	length := r.uint()
	if length == 0 {
		v.SetZero()
		return
	}
	length--
	if length > uint64(len(r.from)) {
		refuse("a message ends early")
	}
	if v.IsNil() || uint64(v.Len()) != length {
		v.Set(reflect.MakeSlice(v.Type(), int(length), int(length)))
	}
	if v.Type().Elem().Kind() == reflect.Uint8 && shape.Elem().Kind() == reflect.Uint8 {
		copy(v.Bytes(), r.bytes(length))
		return
	}
	for i := range v.Len() {
		r.value(v.Index(i), shape.Elem())
	}
}

func (r *reader) structure(v reflect.Value, shape reflect.Type) {
	t := v.Type()
	switch {
	case t == timeType:
		v.Set(reflect.ValueOf(r.moment()))
		return
	case isGuard(t):
		r.uint()
		return
	case !isCopied(t) || shape.Kind() != reflect.Struct || shape.NumField() != t.NumField():
		refuse("a value of type " + t.String() + " cannot be handed over")
	case t.NumField() == 0:
		r.uint()
	}
	for i := range t.NumField() {
		r.value(open(v.Field(i)), shape.Field(i).Type)
	}
}

func (r *reader) moment() time.Time {
	seconds, nanoseconds, offset, zone := r.int(), r.int(), r.int(), r.text()
	return time.Unix(seconds, nanoseconds).In(location(zone, int(offset)))
}

func (r *reader) location() *time.Location {
	zone := r.text()
	return location(zone, int(r.int()))
}

func location(zone string, offset int) *time.Location {
	switch zone {
	case "UTC", "":
		if offset == 0 {
			return time.UTC
		}
	case "Local":
		return time.Local
	}
	if strings.Contains(zone, "/") {
		if found, err := time.LoadLocation(zone); err == nil {
			return found
		}
	}
	return time.FixedZone(zone, offset)
}

// reference reads the number of an object, which is made if the other side has just made it.
func (r *reader) reference(v reflect.Value, shape reflect.Type) {
	id := r.int()
	if id == 0 {
		v.SetZero()
		return
	}
	if v.Type().Kind() == reflect.Pointer && v.Type().Elem() == locationType {
		v.Set(reflect.ValueOf(r.location()))
		return
	}
	found := r.with.byID[id]
	if found == nil {
		if (id > 0) == (r.with.next > 0) {
			refuse("there is no such object")
		}
		found = r.make(id, v.Type(), shape)
	}
	switch {
	case found.value.Type() == v.Type():
		v.Set(found.value)
	case found.value.Kind() == v.Kind() && found.value.Type().ConvertibleTo(v.Type()):
		v.Set(found.value.Convert(v.Type()))
	default:
		refuse("a " + found.value.Type().String() + " is no " + v.Type().String())
	}
}

// make makes what the other side has under a number: its contents follow.
func (r *reader) make(id int64, t, shape reflect.Type) *object {
	made := &object{id: id, shape: shape, told: true}
	value := reflect.New(t).Elem()
	switch t.Kind() {
	case reflect.Pointer:
		if elem := t.Elem(); isGuard(elem) || elem.Kind() == reflect.Struct && !isCopied(elem) {
			refuse("a " + t.String() + " cannot be shared between the tests and the program")
		}
		value.Set(reflect.New(t.Elem()).Convert(t))
	case reflect.Map:
		value.Set(reflect.MakeMap(t))
	case reflect.Func:
		value.Set(reflect.MakeFunc(t, func(in []reflect.Value) []reflect.Value { return theirs.callFunction(made, in) }).Convert(t))
	case reflect.Chan:
		value.Set(reflect.MakeChan(reflect.ChanOf(reflect.BothDir, t.Elem()), 0).Convert(t))
	default:
		refuse("a " + t.String() + " has no number")
	}
	made.value = value
	r.with.byPlace[placeOf(value)] = made
	return r.with.add(made)
}

// behind reads what stands behind an interface.
func (r *reader) behind(as reflect.Type) reflect.Value {
	switch kind := r.uint(); kind {
	case nothing:
		return reflect.Value{}
	case typed:
		t, err := known.find(r.text())
		if err != nil {
			refuse(err.Error())
		}
		made := reflect.New(t).Elem()
		r.value(made, t)
		return made
	case foreign:
		return r.foreign(r.int(), r.text(), as)
	case moment:
		return reflect.ValueOf(r.context())
	default:
		refuse(fmt.Sprintf("%d is no kind of value", kind))
	}
	return reflect.Value{}
}

func (r *reader) foreign(id int64, proxy string, as reflect.Type) reflect.Value {
	found := r.with.byID[id]
	if found == nil {
		if id == 0 || (id > 0) == (r.with.next > 0) {
			refuse("there is no such object")
		}
		found = &object{id: id, told: true}
		found.value = reflect.ValueOf(proxyOf(&Ref{object: found}, proxy, as))
		r.with.add(found)
	}
	return found.value
}

func (r *reader) context() context.Context {
	ctx := context.Background()
	var deadline time.Time
	has := r.uint() == 1
	if has {
		deadline = r.moment()
	}
	ended := r.uint()
	if ended == 1 && !has {
		deadline, has = time.Unix(0, 0), true
	}
	if has {
		var cancel context.CancelFunc
		ctx, cancel = context.WithDeadline(ctx, deadline)
		// What it would have to free is freed at its deadline.
		context.AfterFunc(ctx, cancel)
	}
	if ended == 2 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithCancel(ctx)
		cancel()
	}
	return ctx
}

// changes reads what has changed of objects that both sides have.
func (r *reader) changes() {
	for {
		id := r.int()
		if id == 0 {
			return
		}
		contents := r.bytes(r.uint())
		found := r.with.byID[id]
		if found == nil || !found.hasContents() {
			refuse("there is no such object")
		}
		inner := &reader{from: contents, with: r.with}
		inner.contents(found)
		found.told, found.agreed = true, contents
	}
}

func (r *reader) contents(one *object) {
	if one.value.Kind() == reflect.Pointer {
		r.value(one.value.Elem(), one.shape.Elem())
		return
	}
	t := one.value.Type()
	one.value.Clear()
	for range r.uint() {
		key, value := reflect.New(t.Key()).Elem(), reflect.New(t.Elem()).Elem()
		r.value(key, one.shape.Key())
		r.value(value, one.shape.Elem())
		if !key.Comparable() {
			refuse("a map has no such key")
		}
		one.value.SetMapIndex(key, value)
	}
}
