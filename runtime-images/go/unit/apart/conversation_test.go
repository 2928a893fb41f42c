package apart

import (
	"errors"
	"fmt"
	"math"
	"os"
	"reflect"
	"strings"
	"testing"
)

type node struct {
	value int
	next  *node
	tags  map[string][]string
}

type coded struct{ code int }

func (c *coded) Error() string { return fmt.Sprint("code ", c.code) }

var errSentinel = errors.New("a sentinel")

func init() {
	Packages("cofferdam/apart")
	Types(reflect.TypeFor[node](), reflect.TypeFor[coded]())
}

// over writes values with the objects of one side and reads them with those of the other, as a message does.
func over(t *testing.T, from, to *objects, in, out []any) {
	t.Helper()
	w := newWriter(from)
	sources, targets := variables(in), variables(out)
	for _, each := range sources {
		w.value(each, each.Type())
	}
	r := &reader{from: w.finish(), with: to}
	for _, each := range targets {
		r.value(each, each.Type())
	}
	r.changes()
	if len(r.from) != 0 {
		t.Fatalf("%d bytes are left", len(r.from))
	}
}

func sides() (tests, program *objects) { return newObjects(1), newObjects(-1) }

func crossed[T any](t *testing.T, value T) T {
	t.Helper()
	var out T
	tests, program := sides()
	over(t, tests, program, []any{&value}, []any{&out})
	return out
}

func TestPlainValuesComeOverAsTheyAre(t *testing.T) {
	for _, each := range []any{
		nil, true, -1, uint64(math.MaxUint64), int8(-128), 1.5, math.Inf(-1), float32(0.1), complex(1, -2), "text \xff\x00",
		[]int(nil), []int{}, []byte{0, 255}, [2]string{"a", "b"}, map[string]any{"a": []any{1, "x", nil}}, struct{}{},
	} {
		if got := crossed(t, each); !reflect.DeepEqual(got, each) {
			t.Errorf("%#v came as %#v", each, got)
		}
	}
	if !math.IsNaN(crossed(t, math.NaN())) {
		t.Error("not a number")
	}
}

func TestACircleStaysOne(t *testing.T) {
	one := &node{value: 1, tags: map[string][]string{"a": {"b"}}}
	one.next = &node{value: 2, next: one}
	got := crossed(t, one)
	if got == one || got.next.next != got || got.next.value != 2 || got.tags["a"][0] != "b" {
		t.Errorf("%+v", got)
	}
}

func TestAChainThatIsLongIsNotDeep(t *testing.T) {
	var first *node
	for i := range 20_000 {
		first = &node{value: i, next: first}
	}
	count := 0
	for each := crossed(t, first); each != nil; each = each.next {
		count++
	}
	if count != 20_000 {
		t.Error(count)
	}
}

func TestWhatHasChangedIsTheSameObject(t *testing.T) {
	tests, program := sides()
	here := &node{value: 1}
	var there *node
	over(t, tests, program, []any{&here}, []any{&there})
	there.value, there.next = 5, &node{value: 6}
	var back *node
	over(t, program, tests, []any{&there}, []any{&back})
	if back != here || here.value != 5 || here.next.value != 6 {
		t.Errorf("%+v", here)
	}
}

func TestAnErrorKeepsItsIdentityAndItsType(t *testing.T) {
	tests, program := sides()
	wrapped := fmt.Errorf("around: %w", errSentinel)
	var sentinel, got, back error
	over(t, program, tests, []any{&errSentinel, &wrapped}, []any{&sentinel, &got})
	if !errors.Is(got, sentinel) || got.Error() != "around: a sentinel" {
		t.Error(got)
	}
	over(t, tests, program, []any{&sentinel}, []any{&back})
	if back != errSentinel {
		t.Error("another error came back")
	}
	var own *coded
	var err error = &coded{code: 4}
	if err = crossed(t, err); !errors.As(err, &own) || own.code != 4 {
		t.Error(err)
	}
}

func TestWhatOnlyItsOwnerKnowsComesBackAsItWas(t *testing.T) {
	type unknown struct{ a int }
	tests, program := sides()
	var here, there, back any = unknown{3}, nil, nil
	over(t, tests, program, []any{&here}, []any{&there})
	if _, ok := there.(unknown); ok {
		t.Error("it is no stand-in")
	}
	over(t, program, tests, []any{&there}, []any{&back})
	if back != here {
		t.Errorf("%#v", back)
	}
}

func TestAMessageThatIsNoneIsRefused(t *testing.T) {
	whole := newWriter(newObjects(-1))
	value := any(map[string]any{"a": []int{1, 2}, "b": &node{value: 1}})
	whole.value(reflect.ValueOf(&value).Elem(), anyType)
	text := whole.finish()
	p := &peer{objects: newObjects(1)}
	read := func(text []byte) string {
		return p.holding(func() {
			var got any
			r := &reader{from: text, with: newObjects(1)}
			r.value(reflect.ValueOf(&got).Elem(), anyType)
			r.changes()
		})
	}
	if why := read(text); why != "" {
		t.Fatal(why)
	}
	for i := range text {
		if read(text[:i]) == "" {
			t.Errorf("%d of %d bytes were enough", i, len(text))
		}
		for _, other := range []byte{0, 1, 2, 0x7f, 0x80, 0xff} {
			// Whatever it comes to, it ends.
			changed := append([]byte(nil), text...)
			changed[i] = other
			read(changed)
		}
	}
	for _, name := range []string{`"reflect.rtype"`, "[99999999999]int", "map[[]int]int", strings.Repeat("*", 99) + "int", "", "[", `"`} {
		if _, err := known.find(name); err == nil {
			t.Errorf("`%s` is a type", name)
		}
	}
}

func TestTestsCallAProgram(t *testing.T) {
	requests, toProgram, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	fromProgram, answers, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer toProgram.Close()
	program := &peer{
		objects: newObjects(-1), ask: 'c', answer: 'a', waiting: map[uint64]chan reply{}, to: answers, from: requests,
		find: func(string) (reflect.Value, bool) {
			return reflect.ValueOf(func(list []int, add int) (int, error) {
				list[0] += add
				if add < 0 {
					panic("less than nothing")
				}
				return len(list), nil
			}), true
		},
		lost:     programLost,
		surround: surround,
		begun:    begun,
	}
	program.settle.write = func(*writer) {}
	program.settle.read = func(*reader) func() { return func() {} }
	go program.receive('q', 'r', 0)
	Tests(Needs{Lost: func(why string) { t.Error(why) }}, toProgram, fromProgram)

	list, add, count, failed := []int{1, 2}, 4, 0, error(nil)
	Call("sum", []any{&list, &add}, []any{&count, &failed})
	if list[0] != 5 || count != 2 || failed != nil {
		t.Error(list, count, failed)
	}
	defer func() {
		if got := recover(); got != "less than nothing" {
			t.Error(got)
		}
	}()
	add = -1
	Call("sum", []any{&list, &add}, []any{&count, &failed})
}
