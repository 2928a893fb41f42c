package shop

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"os"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestAdd(t *testing.T) {
	tests := []struct {
		name    string
		a, b, w int
	}{{"one", 1, 2, 3}, {"two", -1, 1, 0}}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			if got := Add(tc.a, tc.b); got != tc.w {
				t.Errorf("got %d", got)
			}
		})
	}
}
func TestSome(t *testing.T) {
	t.Run("left out", func(t *testing.T) { t.Skip("not now") })
}
func TestColor(t *testing.T) {
	if Blue.String() != "Blue" || fmt.Sprint(Green) != "Green" || Blue != 2 {
		t.Error("colors", Blue)
	}
	if Pi != 3.14159 || Big/(1<<69) != 2 || letter != 'a' {
		t.Error("constants")
	}
	if fmt.Sprintf("%T", letter) != "int32" {
		t.Error("rune")
	}
}
func TestShop(t *testing.T) {
	s := New()
	if _, err := s.Get("x"); !errors.Is(err, ErrEmpty) {
		t.Fatal(err)
	}
	i := s.Add("x", 10)
	i.Discount(0.5)
	if i.Price != 5 {
		t.Error(i.Price)
	}
	j, err := s.Get("x")
	if err != nil || j != i {
		t.Error("identity", err)
	}
	i.Price = 7
	j, _ = s.Get("x")
	if j.Price != 7 {
		t.Error(j)
	}
	_, err = s.Get("y")
	var nf *NotFound
	if !errors.As(err, &nf) || nf.Name != "y" || nf.code != 4 || err.Error() != "not found: y" {
		t.Error(err)
	}
	var seen []string
	s.OnAdd(func(n string) { seen = append(seen, n) })
	s.Add("q", 1)
	if !reflect.DeepEqual(seen, []string{"q"}) || len(s.items) != 2 || s.items["q"].Name != "q" {
		t.Error(seen, s.items)
	}
}
func TestPlain(t *testing.T) {
	xs := []int{3, 1, 2}
	Sort(xs)
	if !reflect.DeepEqual(xs, []int{1, 2, 3}) {
		t.Error(xs)
	}
	m := map[string]int{}
	Count(m, "a")
	Count(m, "a")
	if m["a"] != 2 {
		t.Error(m)
	}
	a, b := 1, 2
	Swap(&a, &b)
	if a != 2 || b != 1 {
		t.Error(a, b)
	}
	var l IntList
	l.Add(3)
	l.Add(4)
	if len(l) != 2 || l[1] != 4 {
		t.Error(l)
	}
}

func TestReadersAndWriters(t *testing.T) {
	n, err := Words(strings.NewReader("a b c"))
	if n != 3 || err != nil {
		t.Error(n, err)
	}
	var buf bytes.Buffer
	Greet(&buf, "Bob")
	if buf.String() != "Hello, Bob!" {
		t.Error(buf.String())
	}
}

func TestValues(t *testing.T) {
	if got := hidden(secret{1, 2}); got != (secret{2, 1}) {
		t.Error(got)
	}
	day := time.Date(2024, 2, 28, 0, 0, 0, 0, time.UTC)
	if got := Tomorrow(day); got.Day() != 29 || !got.Equal(day.AddDate(0, 0, 1)) || got != day.AddDate(0, 0, 1) {
		t.Error(got)
	}
	f := Fn(1)
	if f(2) != 3 || f(2) != 5 {
		t.Error("closure")
	}
	if _, err := Repeat("a", -1); err == nil || err.Error() != "negative" {
		t.Error(err)
	}
	if s, err := Repeat("ab", 2); err != nil || s != "abab" {
		t.Error(s, err)
	}
	if !math.IsNaN(Any(math.NaN()).(float64)) || Any(nil) != nil || Any(3) != 3 || Any("x") != "x" {
		t.Error("any")
	}
	type mine struct{ a int }
	if Any(mine{3}) != (mine{3}) {
		t.Error("opaque")
	}
}

type byLen []string

func (b byLen) Len() int           { return len(b) }
func (b byLen) Less(i, j int) bool { return len(b[i]) < len(b[j]) }
func (b byLen) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

type circle struct{ r float64 }

func (c circle) Area() float64 { return 3 * c.r * c.r }

func TestInterfaces(t *testing.T) {
	x := byLen{"aaa", "b", "cc"}
	SortBy(x)
	if strings.Join(x, ",") != "b,cc,aaa" {
		t.Error(x)
	}
	if got := Total(Square{2}, circle{1}, &circle{1}); got != 10 {
		t.Error(got)
	}
	if got := Biggest([]Shape{Square{1}, circle{5}}); got != (circle{5}) {
		t.Error(got)
	}
}
func TestGeneric(t *testing.T) {
	if Sum(1, 2, 3) != 6 || Sum(1.5, 2) != 3.5 || Sum(Celsius(1), 2) != 3 {
		t.Error("sum")
	}
	got := Map([]int{1, 2}, func(i int) string { return fmt.Sprint(i) })
	if !reflect.DeepEqual(got, []string{"1", "2"}) {
		t.Error(got)
	}
	type p struct{ a, b int }
	gp := Map([]p{{1, 2}}, func(x p) p { return p{x.b, x.a} })
	if gp[0] != (p{2, 1}) {
		t.Error(gp)
	}
	if MaxOf("a", "b") != "b" || MaxOf(int8(3), 2) != 3 {
		t.Error("max")
	}
	if !Contains([]string{"a"}, "a") || Contains([]p{{1, 2}}, p{1, 3}) || !Contains([]p{{1, 2}}, p{1, 2}) {
		t.Error("contains")
	}
	s := &Stack[int]{}
	s.Push(3)
	s.Push(4)
	if v, ok := s.Pop(); v != 4 || !ok || s.Len() != 1 || len(s.items) != 1 {
		t.Error(v, ok, s.Len())
	}
	var q Stack[p]
	if v, ok := q.Pop(); ok || v != (p{}) {
		t.Error(v)
	}
	q.Push(p{1, 2})
	if v, ok := q.Pop(); !ok || v != (p{1, 2}) {
		t.Error(v)
	}
}
func TestTree(t *testing.T) {
	var root *Node
	for _, v := range []int{5, 3, 8, 1} {
		root = root.Insert(v)
	}
	want := &Node{5, &Node{3, &Node{1, nil, nil}, nil}, &Node{8, nil, nil}}
	if !reflect.DeepEqual(root, want) {
		t.Errorf("%+v", root)
	}
}
func TestVars(t *testing.T) {
	Counter = 10
	Inc()
	if Counter != 11 || len(Names) != 2 || Names[1] != "b" {
		t.Error(Counter, Names)
	}
}
func TestPanics(t *testing.T) {
	defer func() {
		if r := recover(); r != "not positive" {
			t.Error(r)
		}
	}()
	MustBePositive(0)
}
func TestDivide(t *testing.T) {
	defer func() {
		r := recover()
		if fmt.Sprint(r) != "runtime error: integer divide by zero" {
			t.Error(r)
		}
	}()
	Divide(1, 0)
}
func TestAfter(t *testing.T) {
	if Add(1, 1) != 2 || Counter != 11 {
		t.Error(Counter)
	}
}
func TestStdout(t *testing.T) {
	old := os.Stdout
	r, w, _ := os.Pipe()
	os.Stdout = w
	Hello()
	w.Close()
	os.Stdout = old
	var b bytes.Buffer
	b.ReadFrom(r)
	if b.String() != "hello\n" {
		t.Error(b.String())
	}
}
func TestConcurrent(t *testing.T) {
	s := New()
	var wg sync.WaitGroup
	for i := range 50 {
		wg.Add(1)
		go func() { defer wg.Done(); s.Add(fmt.Sprint(i), 1) }()
	}
	wg.Wait()
	if len(s.items) != 50 {
		t.Error(len(s.items))
	}
}
func TestMany(t *testing.T) {
	for i := range 200 {
		if Add(i, i) != 2*i {
			t.Fatal(i)
		}
	}
}
func ExampleHello() {
	Hello()
	fmt.Println(Add(1, 2))
	// Output:
	// hello
	// 3
}
func FuzzAdd(f *testing.F) {
	f.Add(1, 2)
	f.Add(3, 4)
	f.Fuzz(func(t *testing.T, a, b int) {
		if Add(a, b) != a+b {
			t.Error(a)
		}
	})
}
