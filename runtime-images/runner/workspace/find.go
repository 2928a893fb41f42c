package workspace

import (
	"os"
	"path"
	"sort"
	"strings"
	"syscall"
	"time"
	"unicode"
	"unicode/utf8"

	"cofferdam/runner/frame"
)

// The bounds of a search: a program may have left a million files, or folders without end.
const (
	maxEntries = 10_000
	maxDepth   = 64
	maxSkipped = 20
	searchTime = 2 * time.Second
)

// reserved begins the names of what a stage leaves for the next, in the workspace's own folder. Callers cannot give a
// file such a name, and get none back.
const reserved = ".cofferdam"

// What a skipped frame can say.
const (
	notRegular  = "not_a_regular_file"
	linked      = "hard_link"
	badName     = "name_not_printable"
	unreadable  = "unreadable"
	tooMany     = "too_many_files"
	tooMuch     = "total_size"
	searchEnded = "search_limit"
	moreSkipped = "more_not_named"
)

// finder walks by pattern, not by folder: a name without wildcards is opened directly, whatever else lies beside it.
type finder struct {
	deadline time.Time
	entries  int
	found    map[string]bool
	skipped  map[string]string
	ended    bool
	tooDeep  bool
}

func newFinder() *finder {
	return &finder{deadline: time.Now().Add(searchTime), found: map[string]bool{}, skipped: map[string]string{}}
}

func (f *finder) names() []string {
	all := make([]string, 0, len(f.found))
	for name := range f.found {
		all = append(all, name)
	}
	sort.Strings(all)
	return all
}

// search follows one pattern below an open folder. It owns the descriptor.
func (f *finder) search(folder int, prefix string, segments []string, depth int) {
	defer syscall.Close(folder)
	if depth > maxDepth {
		f.tooDeep = true
		return
	}
	if f.spent() {
		return
	}
	segment, rest := segments[0], segments[1:]
	switch {
	case segment == "**":
		f.anyDepth(folder, prefix, rest, depth)
	case !strings.ContainsAny(segment, `*?[\`):
		f.step(folder, prefix, segment, rest, depth)
	default:
		for _, name := range f.list(folder) {
			if matched, err := path.Match(segment, name); err == nil && matched {
				f.step(folder, prefix, name, rest, depth)
			}
		}
	}
}

// anyDepth lets `**` stand for no folder, then for one more at each level.
func (f *finder) anyDepth(folder int, prefix string, rest []string, depth int) {
	for len(rest) > 0 && rest[0] == "**" {
		rest = rest[1:]
	}
	if len(rest) == 0 {
		rest = []string{"*"}
	}
	if again, err := open(folder, ".", true); err == nil {
		f.search(again, prefix, rest, depth+1)
	}
	for _, name := range f.list(folder) {
		if kindOf(folder, name) == syscall.S_IFDIR && !(prefix == "" && strings.HasPrefix(name, reserved)) {
			if below, err := open(folder, name, true); err == nil {
				f.search(below, path.Join(prefix, name), append([]string{"**"}, rest...), depth+1)
			}
		}
	}
}

// step goes through one name: into a folder when more of the pattern follows, else it is a match.
func (f *finder) step(folder int, prefix, name string, rest []string, depth int) {
	if prefix == "" && strings.HasPrefix(name, reserved) {
		return
	}
	full := path.Join(prefix, name)
	kind := kindOf(folder, name)
	if len(rest) > 0 {
		if kind == syscall.S_IFDIR {
			if below, err := open(folder, name, true); err == nil {
				f.search(below, full, rest, depth+1)
			}
		}
		return
	}
	switch {
	case kind == 0 || kind == syscall.S_IFDIR:
	case !printable(full):
		f.skip(strings.Map(visible, strings.ToValidUTF8(full, "�")), badName)
	case kind != syscall.S_IFREG:
		f.skip(full, notRegular)
	default:
		f.found[full] = true
	}
}

func (f *finder) skip(name, reason string) {
	const mostBytes = 1024
	if len(name) > mostBytes {
		name = strings.ToValidUTF8(name[:mostBytes], "") + "…"
	}
	if len(f.skipped) <= maxSkipped {
		f.skipped[name] = reason
	}
}

// report tells the first of what was skipped, in order, and that there is more.
func (f *finder) report(frames *frame.Writer) error {
	names := make([]string, 0, len(f.skipped))
	for name := range f.skipped {
		names = append(names, name)
	}
	sort.Strings(names)
	for i, name := range names {
		told := frame.Skipped{Name: name, Reason: f.skipped[name]}
		if i == maxSkipped {
			told = frame.Skipped{Reason: moreSkipped}
		}
		if err := frames.Skipped(told); err != nil {
			return err
		}
	}
	if f.ended || f.tooDeep {
		return frames.Skipped(frame.Skipped{Reason: searchEnded})
	}
	return nil
}

func (f *finder) spent() bool {
	f.ended = f.ended || f.entries >= maxEntries || time.Now().After(f.deadline)
	return f.ended
}

// list reads a folder's names in batches, and stops where the search as a whole must.
func (f *finder) list(folder int) []string {
	again, err := open(folder, ".", true)
	if err != nil {
		return nil
	}
	dir := os.NewFile(uintptr(again), "")
	defer dir.Close()
	var names []string
	for !f.spent() {
		batch, err := dir.Readdirnames(256)
		f.entries += len(batch)
		names = append(names, batch...)
		if err != nil {
			break
		}
	}
	sort.Strings(names)
	return names
}

func printable(name string) bool {
	return utf8.ValidString(name) && strings.IndexFunc(name, func(r rune) bool { return !unicode.IsGraphic(r) }) < 0
}

func visible(r rune) rune {
	if unicode.IsGraphic(r) {
		return r
	}
	return '\uFFFD'
}
