package workspace

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

// What is kept of a workspace is bounded in entries and depth here; its bytes are bounded by whoever asks.
const (
	maxKept      = 10_000
	maxKeptDepth = 64
	batch        = 512
)

// ErrTooMuch means that a workspace holds more than can be given to each run anew.
var ErrTooMuch = errors.New("the workspace holds more than can be given to each run")

// Pristine is what a workspace held before the first of several runs, so that each run can start from the same state,
// whatever the one before it left. It lies in the runner's memory, where no program can change it.
type Pristine struct {
	root    string
	mode    os.FileMode
	scratch []string
	room    int64
	kept    []kept
}

// kept is one entry; a folder stands before what lies in it.
type kept struct {
	path    string
	mode    os.FileMode
	changed time.Time
	link    string
	content []byte
}

// Keep remembers the files, folders and links below the root, of at most so many bytes. The scratch folders are to be
// empty whenever a run starts. Nothing of a program may be alive.
func Keep(root string, scratch []string, most int64) (*Pristine, error) {
	info, err := os.Lstat(root)
	if err != nil {
		return nil, err
	}
	p := &Pristine{root: root, mode: info.Mode().Perm(), scratch: scratch, room: most}
	return p, p.folder("", 0)
}

func (p *Pristine) folder(below string, depth int) error {
	if depth > maxKeptDepth {
		return ErrTooMuch
	}
	names, err := namesIn(filepath.Join(p.root, below), maxKept-len(p.kept)+1)
	if err != nil {
		return err
	}
	if len(p.kept)+len(names) > maxKept {
		return ErrTooMuch
	}
	for _, name := range names {
		if err := p.entry(filepath.Join(below, name), depth); err != nil {
			return err
		}
	}
	return nil
}

// entry remembers one name. What is neither file, folder nor link (a FIFO, say) is not remembered, and so is gone when
// the first run starts.
func (p *Pristine) entry(path string, depth int) error {
	full := filepath.Join(p.root, path)
	info, err := os.Lstat(full)
	if err != nil {
		return err
	}
	e := kept{path: path, mode: info.Mode(), changed: info.ModTime()}
	switch {
	case info.IsDir():
		p.kept = append(p.kept, e)
		if err := unlock(full, info, 0o700); err != nil {
			return err
		}
		return p.folder(path, depth+1)
	case info.Mode()&os.ModeSymlink != 0:
		e.link, err = os.Readlink(full)
	case info.Mode().IsRegular():
		e.content, err = p.content(full, info)
	default:
		return nil
	}
	p.kept = append(p.kept, e)
	return err
}

func (p *Pristine) content(path string, info os.FileInfo) ([]byte, error) {
	if info.Size() > p.room {
		return nil, ErrTooMuch
	}
	if err := unlock(path, info, 0o600); err != nil {
		return nil, err
	}
	file, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NOFOLLOW|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	content := make([]byte, info.Size())
	if _, err := io.ReadFull(file, content); err != nil {
		return nil, err
	}
	p.room -= info.Size()
	return content, nil
}

// unlock makes sure that we may look into what is ours anyway; the mode as it was is remembered.
func unlock(path string, info os.FileInfo, needed os.FileMode) error {
	if info.Mode().Perm()&needed == needed {
		return nil
	}
	return os.Chmod(path, needed)
}

func namesIn(folder string, most int) ([]string, error) {
	dir, err := os.Open(folder)
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	names, err := dir.Readdirnames(most)
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return names, err
}

// Restore empties the scratch folders and the workspace, and lays out again what the workspace held. An error means
// that a run would find what an earlier one left, so there must be none.
func (p *Pristine) Restore() error {
	deadline := time.Now().Add(clearTime)
	for _, folder := range p.scratch {
		if err := empty(folder, deadline); err != nil {
			return err
		}
	}
	if err := empty(p.root, deadline); err != nil {
		return err
	}
	for _, e := range p.kept {
		if err := p.lay(e); err != nil {
			return err
		}
	}
	// Folders last, and the deepest first: what is laid into one changes its time, and its mode may forbid it.
	for i := len(p.kept) - 1; i >= 0; i-- {
		if e := p.kept[i]; e.mode.IsDir() {
			if err := finish(filepath.Join(p.root, e.path), e); err != nil {
				return err
			}
		}
	}
	if !owned(p.root) {
		// In a cluster's pod the workspace is a mount of root's: neither we nor a program can change what it is itself.
		return nil
	}
	return finish(p.root, kept{mode: p.mode, changed: given})
}

func owned(path string) bool {
	var stat syscall.Stat_t
	return syscall.Stat(path, &stat) == nil && int(stat.Uid) == os.Getuid()
}

func (p *Pristine) lay(e kept) error {
	path := filepath.Join(p.root, e.path)
	switch {
	case e.mode.IsDir():
		return os.Mkdir(path, 0o700)
	case e.mode&os.ModeSymlink != 0:
		return os.Symlink(e.link, path)
	}
	if err := os.WriteFile(path, e.content, 0o600); err != nil {
		return err
	}
	return finish(path, e)
}

func finish(path string, e kept) error {
	if err := os.Chmod(path, e.mode.Perm()); err != nil {
		return err
	}
	return os.Chtimes(path, e.changed, e.changed)
}
