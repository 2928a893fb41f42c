// Package words counts words, with a cache that only it can see.
package words

import (
	"errors"
	"strings"
	"sync"

	"example.com/shop"
)

// Counter counts in the background.
type Counter struct {
	mu     sync.Mutex
	counts map[string]int
	work   chan string
	done   chan struct{}
	closed chan struct{}
}

// ErrClosed is returned after Close.
var ErrClosed = errors.New("words: closed")

// NewCounter starts a counter.
func NewCounter() *Counter {
	c := &Counter{counts: map[string]int{}, work: make(chan string), done: make(chan struct{}), closed: make(chan struct{})}
	go func() {
		defer close(c.done)
		for text := range c.work {
			c.mu.Lock()
			for _, word := range strings.Fields(text) {
				c.counts[strings.ToLower(word)]++
			}
			c.mu.Unlock()
		}
	}()
	return c
}

// Add counts the words of a text.
func (c *Counter) Add(text string) error {
	select {
	case <-c.closed:
		return ErrClosed
	default:
	}
	c.work <- text
	return nil
}

// Close waits for the last text.
func (c *Counter) Close() {
	close(c.closed)
	close(c.work)
	<-c.done
}

// Of is how often a word was there.
func (c *Counter) Of(word string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.counts[word]
}

// Prices are those of a shop's goods.
func Prices(items ...*shop.Item) (sum float64) {
	for _, each := range items {
		sum += each.Price
	}
	return sum
}
