package workspace

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path"
	"strings"
	"syscall"

	"cofferdam/runner/frame"
	"cofferdam/runner/job"
)

// Collect sends the files that match, in the order of their names. It runs when nothing of the program is alive, so
// what it looks at holds still; whatever lies there, it follows no link and takes a bounded time.
func Collect(root string, wanted job.Artifacts, frames *frame.Writer) error {
	if len(wanted.Patterns) == 0 {
		return nil
	}
	f := newFinder()
	for _, pattern := range wanted.Patterns {
		folder, err := syscall.Open(root, syscall.O_RDONLY|syscall.O_DIRECTORY|syscall.O_CLOEXEC, 0)
		if err == syscall.EACCES && os.Chmod(root, ownerAll) == nil {
			folder, err = syscall.Open(root, syscall.O_RDONLY|syscall.O_DIRECTORY|syscall.O_CLOEXEC, 0)
		}
		if err != nil {
			return err
		}
		f.search(folder, "", strings.Split(pattern, "/"), 0)
	}
	c := &collector{frames: frames, wanted: wanted, left: wanted.MaxTotal}
	for _, name := range f.names() {
		reason, err := c.take(root, name)
		if err != nil {
			return err
		}
		if reason != "" {
			f.skip(name, reason)
		}
	}
	return f.report(frames)
}

// collector counts what comes back.
type collector struct {
	frames *frame.Writer
	wanted job.Artifacts
	count  int64
	left   int64
}

// take sends one file, or says why not. A file larger than allowed comes back shortened and marked so; one that finds
// no room at all in the total does not come back.
func (c *collector) take(root, name string) (reason string, err error) {
	if c.count >= c.wanted.MaxCount {
		return tooMany, nil
	}
	fd, ok := reach(root, name)
	if !ok {
		return unreadable, nil
	}
	file := os.NewFile(uintptr(fd), "")
	defer file.Close()
	var stat syscall.Stat_t
	switch {
	case syscall.Fstat(fd, &stat) != nil:
		return unreadable, nil
	case stat.Mode&syscall.S_IFMT != syscall.S_IFREG:
		return notRegular, nil
	case stat.Nlink != 1:
		return linked, nil
	case c.left == 0 && stat.Size > 0:
		return tooMuch, nil
	}
	c.count++
	piece := frame.Artifact{Name: name, Size: stat.Size}
	allowed := smallest(stat.Size, c.wanted.MaxSize, c.left)
	c.left -= allowed
	return "", c.send(file, piece, allowed)
}

// send reads the file twice, first for its hash: every piece tells what the whole must be, and nothing that could
// change the file is alive.
func (c *collector) send(file io.ReadSeeker, piece frame.Artifact, allowed int64) error {
	digest := sha256.New()
	allowed, err := io.CopyN(digest, file, allowed)
	if err != nil && err != io.EOF {
		return err
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	piece.SHA256 = hex.EncodeToString(digest.Sum(nil))
	piece.Truncated = allowed < piece.Size
	buffer := make([]byte, frame.MaxChunk)
	for !piece.Last {
		n, err := io.ReadFull(file, buffer[:smallest(allowed-piece.Offset, int64(len(buffer)))])
		if err != nil && err != io.EOF {
			return err
		}
		piece.Data = buffer[:n]
		piece.Last = piece.Offset+int64(n) >= allowed
		if err := c.frames.Artifact(piece); err != nil {
			return err
		}
		piece.Offset += int64(n)
	}
	return nil
}

// reach opens a file component by component, so that no link is followed anywhere on the way.
func reach(root, name string) (int, bool) {
	at, err := syscall.Open(root, syscall.O_RDONLY|syscall.O_DIRECTORY|syscall.O_CLOEXEC, 0)
	if err != nil {
		return -1, false
	}
	for _, folder := range strings.Split(path.Dir(name), "/") {
		next, err := open(at, folder, true)
		_ = syscall.Close(at)
		if err != nil {
			return -1, false
		}
		at = next
	}
	defer syscall.Close(at)
	fd, err := open(at, path.Base(name), false)
	return fd, err == nil
}

func smallest(first int64, others ...int64) int64 {
	for _, other := range others {
		if other < first {
			first = other
		}
	}
	return first
}
