package shop

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"sort"
	"strings"
	"sync"
	"time"
)

type Color int

const (
	Red Color = iota
	Green
	Blue
)

const Pi = 3.14159
const Big = 1 << 70
const letter = 'a'

func (c Color) String() string { return [...]string{"Red", "Green", "Blue"}[c] }

var ErrEmpty = errors.New("empty")

type NotFound struct {
	Name string
	code int
}

func (e *NotFound) Error() string { return "not found: " + e.Name }

type Item struct {
	Name  string
	Price float64
	tags  []string
}

type Shop struct {
	mu    sync.Mutex
	items map[string]*Item
	sold  int
	hook  func(string)
}

func New() *Shop { return &Shop{items: map[string]*Item{}} }

func (s *Shop) Add(name string, price float64) *Item {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.hook != nil {
		s.hook(name)
	}
	i := &Item{Name: name, Price: price}
	s.items[name] = i
	return i
}

func (s *Shop) OnAdd(f func(string)) { s.hook = f }

func (s *Shop) Get(name string) (*Item, error) {
	if len(s.items) == 0 {
		return nil, fmt.Errorf("get: %w", ErrEmpty)
	}
	if i, ok := s.items[name]; ok {
		return i, nil
	}
	return nil, &NotFound{Name: name, code: 4}
}

func (i *Item) Discount(p float64) { i.Price *= 1 - p }

func Sort(xs []int)                    { sort.Ints(xs) }
func Add(a, b int) int                 { return a + b }
func Divide(a, b int) int              { return a / b }
func SortBy(s sort.Interface)          { sort.Sort(s) }
func Count(m map[string]int, w string) { m[w]++ }
func Words(r io.Reader) (int, error) {
	b, err := io.ReadAll(r)
	return len(strings.Fields(string(b))), err
}
func Greet(w io.Writer, name string) { fmt.Fprintf(w, "Hello, %s!", name) }
func Hello()                         { fmt.Println("hello") }

type Shape interface {
	Area() float64
}
type Square struct{ Side float64 }

func (s Square) Area() float64 { return s.Side * s.Side }
func Total(ss ...Shape) (t float64) {
	for _, s := range ss {
		t += s.Area()
	}
	return
}
func Biggest(ss []Shape) Shape {
	best := ss[0]
	for _, s := range ss {
		if s.Area() > best.Area() {
			best = s
		}
	}
	return best
}

type Number interface {
	~int | ~int64 | ~float64
}

func Sum[T Number](xs ...T) (t T) {
	for _, x := range xs {
		t += x
	}
	return
}
func Map[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}
func MaxOf[T cmp.Ordered](a, b T) T { return max(a, b) }
func Contains[S ~[]E, E comparable](s S, e E) bool {
	for _, x := range s {
		if x == e {
			return true
		}
	}
	return false
}

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(x T) { s.items = append(s.items, x) }
func (s *Stack[T]) Pop() (T, bool) {
	var zero T
	if len(s.items) == 0 {
		return zero, false
	}
	x := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}
func (s Stack[T]) Len() int { return len(s.items) }

type Node struct {
	Val         int
	Left, Right *Node
}

func (n *Node) Insert(v int) *Node {
	if n == nil {
		return &Node{Val: v}
	}
	if v < n.Val {
		n.Left = n.Left.Insert(v)
	} else {
		n.Right = n.Right.Insert(v)
	}
	return n
}

type Celsius float64
type IntList []int

func (l *IntList) Add(x int) { *l = append(*l, x) }

var Counter int
var Names = []string{"a", "b"}

func Inc()                           { Counter++ }
func Tomorrow(t time.Time) time.Time { return t.AddDate(0, 0, 1) }
func Any(x any) any                  { return x }
func MustBePositive(n int) {
	if n <= 0 {
		panic("not positive")
	}
}
func Fn(a int) func(int) int { return func(b int) int { a += b; return a } }
func Swap(a, b *int)         { *a, *b = *b, *a }
func Repeat(s string, n int) (string, error) {
	if n < 0 {
		return "", errors.New("negative")
	}
	return strings.Repeat(s, n), nil
}

type secret struct{ x, y int }

func hidden(s secret) secret { return secret{s.y, s.x} }
