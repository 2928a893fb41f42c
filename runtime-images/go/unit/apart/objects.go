package apart

import (
	"fmt"
	"reflect"
	"strings"
	"unsafe"
)

// mostObjects bounds what both sides know by number; recent is how many of those are looked at for changes with each
// call, beside what the call itself reaches.
const (
	mostObjects = 1 << 20
	recent      = 256
)

// object is what both sides know by a number: what a pointer points to, a map, a function, a channel, or what only its
// owner can look into. The tests' numbers are positive, the program's are negative.
type object struct {
	id int64
	// value is the pointer, map, function or channel, or whatever stands behind an interface.
	value reflect.Value
	// shape is the type of value on the program's side, which differs where types are generic.
	shape reflect.Type
	// told says that the other side has it, and agreed the contents that both had last.
	told   bool
	agreed []byte
	// gone says that it was in a process that has ended.
	gone bool
}

// place is how an object is found again: where it is, and as what.
type place struct {
	at   unsafe.Pointer
	kind reflect.Type
}

type objects struct {
	byID    map[int64]*object
	byPlace map[place]*object
	byValue map[any]*object
	// shared are those with contents that both sides have, in the order in which they came.
	shared []*object
	// variables are those of the program's packages that the tests use.
	variables []*object
	next      int64
	// handles are types that stay on the program's side.
	handles map[string]bool
}

func newObjects(sign int64) *objects {
	return &objects{
		byID: map[int64]*object{}, byPlace: map[place]*object{}, byValue: map[any]*object{}, next: sign, handles: map[string]bool{},
	}
}

// placeOf is where a pointer, map, function or channel is. The value can be addressed.
func placeOf(v reflect.Value) place {
	if v.Kind() == reflect.Func {
		// Functions that reflect makes share their code: what tells them apart is where they keep what they know.
		return place{*(*unsafe.Pointer)(v.Addr().UnsafePointer()), v.Type()}
	}
	return place{v.UnsafePointer(), v.Type()}
}

// number is the object of a value that can be found by its place, a new one of ours if there is none.
func (o *objects) number(v reflect.Value, shape reflect.Type) *object {
	where := placeOf(v)
	if found := o.byPlace[where]; found != nil {
		if found.gone {
			refuse("what it was handed ended with the program's process")
		}
		return found
	}
	// The variable that it was found in may lead elsewhere soon.
	kept := reflect.New(v.Type()).Elem()
	kept.Set(v)
	made := o.add(&object{id: o.take(), value: kept, shape: shape})
	o.byPlace[where] = made
	return made
}

// take is the next number of our own.
func (o *objects) take() int64 {
	id := o.next
	if id > 0 {
		o.next++
	} else {
		o.next--
	}
	return id
}

func (o *objects) add(made *object) *object {
	if len(o.byID) >= mostObjects {
		refuse(fmt.Sprintf("more than %d objects have been handed over", mostObjects))
	}
	o.byID[made.id] = made
	if made.hasContents() {
		o.shared = append(o.shared, made)
	}
	return made
}

// own is the object of a value that only we can look into; equal values are one object, if they can be compared.
func (o *objects) own(value any) *object {
	comparable := reflect.ValueOf(value).Comparable()
	if comparable {
		if found := o.byValue[value]; found != nil {
			return found
		}
	}
	made := o.add(&object{id: o.take(), value: reflect.ValueOf(value), told: true})
	if comparable {
		o.byValue[value] = made
	}
	return made
}

// ended is what becomes of the objects when the program's process has ended: its own are gone, and ours unknown to the next.
func (o *objects) ended() {
	for id, each := range o.byID {
		each.told, each.agreed = each.value.IsValid() && !each.inTable(), nil
		if (id > 0) != (o.next > 0) && !o.isVariable(each) {
			each.gone = true
			delete(o.byID, id)
		}
	}
	kept := o.shared[:0]
	for _, each := range o.shared {
		if !each.gone {
			kept = append(kept, each)
		}
	}
	o.shared = kept
}

func (o *objects) isVariable(one *object) bool {
	return one.id < 0 && -one.id <= int64(len(o.variables))
}

// inTable says whether it is found by its place, and not by what stands behind an interface.
func (e *object) inTable() bool { return e.shape != nil }

func (e *object) hasContents() bool {
	return e.inTable() && (e.value.Kind() == reflect.Pointer || e.value.Kind() == reflect.Map)
}

// isHandle says whether the contents stay where they were made.
func (o *objects) isHandle(e *object) bool {
	if e.value.Kind() != reflect.Pointer {
		return false
	}
	t := e.shape.Elem()
	name, _, _ := strings.Cut(t.Name(), "[")
	return name != "" && o.handles[t.PkgPath()+"."+name]
}

// open makes the field of a structure one that can be read and written, whatever its name.
func open(field reflect.Value) reflect.Value {
	return reflect.NewAt(field.Type(), field.Addr().UnsafePointer()).Elem()
}

// addressable is the value itself, or a copy that has an address.
func addressable(v reflect.Value) reflect.Value {
	if v.CanAddr() {
		return v
	}
	made := reflect.New(v.Type()).Elem()
	made.Set(v)
	return made
}

// refusal is what cannot cross; it is recovered where a message begins.
type refusal struct{ text string }

func refuse(text string) { panic(&refusal{text}) }
