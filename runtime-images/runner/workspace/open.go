package workspace

import (
	"syscall"
	"unsafe"
)

// These system calls are made directly, since package syscall lacks their forms that never follow a link.
const (
	symlinkNoFollow = 0x100
	ownerAll        = 0o700
)

// open opens one name in an open folder, never through a link and never waiting (a FIFO would). A program may have
// taken the rights away; the files are our own user's, so the rights are put back, once.
func open(folder int, name string, isFolder bool) (int, error) {
	flags := syscall.O_RDONLY | syscall.O_NOFOLLOW | syscall.O_NONBLOCK | syscall.O_CLOEXEC
	if isFolder {
		flags |= syscall.O_DIRECTORY
	}
	fd, err := syscall.Openat(folder, name, flags, 0)
	if err == syscall.EACCES && ownerKind(folder, name) {
		if err := syscall.Fchmodat(folder, name, ownerAll, 0); err != nil {
			return -1, err
		}
		return syscall.Openat(folder, name, flags, 0)
	}
	return fd, err
}

// ownerKind tells whether the rights of a name may be changed: only of what is no link, because the change would
// follow it.
func ownerKind(folder int, name string) bool {
	kind := kindOf(folder, name)
	return kind == syscall.S_IFREG || kind == syscall.S_IFDIR
}

// kindOf is the type of a name itself, 0 when there is none.
func kindOf(folder int, name string) uint32 {
	stat, ok := statAt(folder, name)
	if !ok {
		return 0
	}
	return stat.Mode & syscall.S_IFMT
}

func statAt(folder int, name string) (syscall.Stat_t, bool) {
	var stat syscall.Stat_t
	text, err := syscall.BytePtrFromString(name)
	if err != nil {
		return stat, false
	}
	_, _, errno := syscall.Syscall6(sysFstatat, uintptr(folder), uintptr(unsafe.Pointer(text)),
		uintptr(unsafe.Pointer(&stat)), symlinkNoFollow, 0, 0)
	if errno == syscall.EACCES && openable(folder) {
		_, _, errno = syscall.Syscall6(sysFstatat, uintptr(folder), uintptr(unsafe.Pointer(text)),
			uintptr(unsafe.Pointer(&stat)), symlinkNoFollow, 0, 0)
	}
	return stat, errno == 0
}

// openable gives the owner all rights on an open folder: one that can be listed may still refuse to be entered.
func openable(folder int) bool { return syscall.Fchmod(folder, ownerAll) == nil }
