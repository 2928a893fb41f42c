package solution

type deep struct{ next []any }

func Square(n int) int             { return 0 }
func Names() []string              { return make([]string, 40_000_000) }
func Root(n int) int               { return Root(n) + 1 }
func Each(list []int, f func(int)) { Each(list, func(n int) { f(n); f(n) }); f(1) }

func Half(n int) (int, error) {
	inside := &deep{}
	inside.next = []any{inside, inside}
	return 0, inside
}

func (d *deep) Error() string { return d.next[0].(error).Error() }
func (d *deep) Is(error) bool { return d.Is(d) }
func (d *deep) Unwrap() error { return d }

var ErrOdd error = &deep{}
