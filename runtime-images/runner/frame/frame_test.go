package frame

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

func TestTheLargestFramesFitInALine(t *testing.T) {
	var out bytes.Buffer
	w := NewWriter(&out)
	w.Mark(strings.Repeat("f", 128))
	full := bytes.Repeat([]byte{0xff}, MaxChunk)
	for _, err := range []error{
		w.Output("stdout", full),
		w.Artifact(Artifact{Name: strings.Repeat("\u00e4", 512), Data: full, SHA256: strings.Repeat("0", 64)}),
		w.Skipped(Skipped{Name: strings.Repeat("<", 1024)}),
		w.Exit(Exit{ID: strings.Repeat("<", 256), Message: strings.Repeat("<", 1000)}),
		w.Close(),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, line := range strings.SplitAfter(out.String(), "\n") {
		if len(line) > 64<<10 {
			t.Errorf("a line of %d bytes", len(line))
		}
	}
}

type closed struct{}

func (closed) Write([]byte) (int, error) { return 0, errors.New("closed") }

func TestAWriterWithoutReaderNeverBlocks(t *testing.T) {
	w := NewWriter(closed{})
	for i := 0; i < 10*queue; i++ {
		if err := w.Output("stdout", []byte("x")); err != nil && !errors.Is(err, ErrBroken) {
			t.Fatal(err)
		}
	}
	if err := w.Close(); !errors.Is(err, ErrBroken) || !w.Broken() {
		t.Errorf("closed with %v", err)
	}
}
