package words_test

import (
	"errors"
	"fmt"
	"os"
	"testing"

	"example.com/shop"
	"example.com/shop/words"
)

func TestMain(m *testing.M) {
	os.Exit(m.Run())
}

func TestCounter(t *testing.T) {
	c := words.NewCounter()
	for range 3 {
		if err := c.Add("One two"); err != nil {
			t.Fatal(err)
		}
	}
	c.Close()
	if got := c.Of("one"); got != 3 {
		t.Errorf("got %d", got)
	}
	if err := c.Add("more"); !errors.Is(err, words.ErrClosed) {
		t.Error(err)
	}
}

func TestPrices(t *testing.T) {
	s := shop.New()
	if got := words.Prices(s.Add("a", 1.5), &shop.Item{Name: "b", Price: 2}); got != 3.5 {
		t.Errorf("got %v", got)
	}
}

func ExampleCounter() {
	c := words.NewCounter()
	_ = c.Add("b a b")
	c.Close()
	fmt.Println(c.Of("b"), c.Of("c"))
	// Output: 2 0
}
