package stage

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"
	"unsafe"
)

// The bounds of a search for a file at its size limit: a program may have left a million files.
const (
	searchEntries = 10_000
	searchTime    = 100 * time.Millisecond
)

var errFound = errors.New("found, or searched enough")

// bigFile tells whether a file that changed since the stage began has reached the size limit. A program that ignores
// SIGXFSZ, as Python does, sees an ordinary error and ends as it likes; the file is the only witness.
func bigFile(roots []string, limit int64, since time.Time) bool {
	found, entries, deadline := false, 0, time.Now().Add(searchTime)
	for _, root := range roots {
		// The walk's own errors (a folder that may not be read) only mean that less is seen.
		_ = filepath.WalkDir(root, func(_ string, entry fs.DirEntry, err error) error {
			if entries++; entries > searchEntries || time.Now().After(deadline) {
				return errFound
			}
			if err != nil || !entry.Type().IsRegular() {
				return nil
			}
			info, err := entry.Info()
			if err == nil && info.Size() >= limit && !info.ModTime().Before(since) {
				found = true
				return errFound
			}
			return nil
		})
	}
	return found
}

// fileClock is the time as a file written now would get it: the kernel's coarse one, which lags by some milliseconds.
func fileClock() time.Time {
	const realtimeCoarse = 5
	var now syscall.Timespec
	if _, _, errno := syscall.RawSyscall(syscall.SYS_CLOCK_GETTIME, realtimeCoarse, uintptr(unsafe.Pointer(&now)), 0); errno != 0 {
		return time.Now()
	}
	return time.Unix(now.Unix())
}

// searchRoots are the places where a program can write; outside a sandbox /tmp is not the program's alone.
func searchRoots(workspace string) []string {
	if os.Getpid() == 1 {
		return []string{workspace, "/tmp", "/dev/shm"}
	}
	return []string{workspace}
}
