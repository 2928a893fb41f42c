package workspace

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// clearTime bounds how long the runner tries to remove what a program left; a million empty files take seconds.
const clearTime = 5 * time.Second

// ErrNotCleared means that a program left more than could be removed in time.
var ErrNotCleared = errors.New("what a program left could not be removed")

// empty removes all that lies in a folder, and what hangs on the folder itself (its extended attributes). Nothing of a
// program may be alive. Trees are taken apart from the top: a folder's folders are moved up first, so a tree may be
// deeper than any path is long, and no link is ever followed.
func empty(root string, deadline time.Time) error {
	c := &clearing{root: root, deadline: deadline}
	if info, err := os.Lstat(root); err != nil || !info.IsDir() {
		return fmt.Errorf("%w: a folder is gone", ErrNotCleared)
	}
	if syscall.Access(root, accessAll) != nil {
		if err := os.Chmod(root, 0o700); err != nil {
			return fmt.Errorf("%w: %v", ErrNotCleared, cause(err))
		}
	}
	dropAttributes(root)
	for {
		left, err := c.pass(root)
		if err != nil {
			return fmt.Errorf("%w: %v", ErrNotCleared, cause(err))
		}
		if left == 0 {
			return nil
		}
		if time.Now().After(deadline) {
			return ErrNotCleared
		}
	}
}

// accessAll asks whether we may read, write and search a folder.
const accessAll = 7

type clearing struct {
	root     string
	deadline time.Time
	moved    int
}

// pass removes a batch of the root's entries and tells how many there were.
func (c *clearing) pass(root string) (int, error) {
	names, err := namesIn(root, batch)
	if err != nil {
		return 0, err
	}
	for _, name := range names {
		if err := c.remove(filepath.Join(root, name)); err != nil {
			return 0, err
		}
	}
	return len(names), nil
}

// remove removes one entry of the root, however deep it goes.
func (c *clearing) remove(path string) error {
	if gone(os.Remove(path)) {
		return nil
	}
	if err := os.Chmod(path, 0o700); err != nil {
		return err
	}
	for !gone(os.Remove(path)) {
		if time.Now().After(c.deadline) {
			return ErrNotCleared
		}
		names, err := namesIn(path, batch)
		if err != nil {
			return err
		}
		for _, name := range names {
			if err := c.removeOrMove(filepath.Join(path, name)); err != nil {
				return err
			}
		}
	}
	return nil
}

// removeOrMove empties a folder of one entry: by removing it, or, where it is a folder that holds something, by moving
// it up to the root, where a later pass finds it.
func (c *clearing) removeOrMove(path string) error {
	if gone(os.Remove(path)) {
		return nil
	}
	if err := os.Chmod(path, 0o700); err != nil {
		return err
	}
	for tries := 0; ; tries++ {
		c.moved++
		err := os.Rename(path, filepath.Join(c.root, fmt.Sprintf(".cofferdam-cleared-%d", c.moved)))
		if err == nil || tries == batch {
			return err
		}
	}
}

func gone(err error) bool { return err == nil || errors.Is(err, os.ErrNotExist) }

// dropAttributes removes a folder's extended attributes. Where there are none, or no such thing, that is an error of
// no interest.
func dropAttributes(path string) {
	names := make([]byte, 64<<10)
	n, err := syscall.Listxattr(path, names)
	if err != nil {
		return
	}
	for _, name := range strings.Split(string(names[:n]), "\x00") {
		if name != "" {
			_ = syscall.Removexattr(path, name)
		}
	}
}
