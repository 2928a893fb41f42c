package solution

import (
	"errors"
	"reflect"
	"testing"
)

func TestSquare(t *testing.T) {
	for name, each := range map[string]struct{ n, want int }{"seven": {7, 49}, "nine": {-9, 81}} {
		t.Run(name, func(t *testing.T) {
			if got := Square(each.n); got != each.want {
				t.Errorf("Square(%d) = %d, want %d", each.n, got, each.want)
			}
		})
	}
}

func TestNames(t *testing.T) {
	got := Names()
	if len(got) != 2 || !reflect.DeepEqual(got, []string{"ada", "grace"}) {
		t.Fatalf("got %v", got)
	}
}

func TestThereIsNoRootOfLessThanNothing(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("it did not panic")
		}
	}()
	Root(-4)
}

func TestEach(t *testing.T) {
	var seen []int
	Each([]int{1, 2}, func(n int) { seen = append(seen, n) })
	if !reflect.DeepEqual(seen, []int{1, 2}) {
		t.Errorf("saw %v", seen)
	}
}

func TestError(t *testing.T) {
	if _, err := Half(3); !errors.Is(err, ErrOdd) {
		t.Errorf("got %v", err)
	}
	if half, err := Half(8); half != 4 || err != nil {
		t.Errorf("got %v, %v", half, err)
	}
}
