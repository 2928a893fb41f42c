package stage

import (
	"syscall"
	"unsafe"
)

// The steps between fork and exec that can fail.
const (
	stepFork = iota + 1
	stepMapUser
	stepMapGroup
	stepMounts
	stepMountProc
	stepSession
	stepDirectory
	stepLimits
	stepExec
)

// failure tells which step failed, and why; no step means none.
type failure struct {
	step  int
	errno syscall.Errno
}

// vfork makes a child that shares our memory, while the calling thread sleeps until the child runs its program or ends.
//
//go:noescape
func vfork(flags uintptr) (pid, errno uintptr)

// fork starts the program. In a gVisor sandbox it becomes the first process of namespaces of its own (users,
// processes, mounts, and shared memory by key, which would outlive it): it has the same user as the runner, and cannot even name it; no signal reaches the runner, and
// the program's /proc does not show it. When the program ends, the kernel kills whatever it left.
//
// Between here and exec the child makes system calls only: a fork of a process with threads must not touch Go's
// runtime. It shares our memory, because copying an address space costs gVisor 10 to 20 ms.
//
//go:norace
//go:noinline
func fork(p *plan) int {
	var all, before uint64 = ^uint64(0), 0
	syscall.RawSyscall6(syscall.SYS_RT_SIGPROCMASK, setMask, uintptr(unsafe.Pointer(&all)), uintptr(unsafe.Pointer(&before)), 8, 0, 0)
	pid, errno := vfork(p.flags)
	if errno == 0 && pid == 0 {
		child(p)
	}
	syscall.RawSyscall6(syscall.SYS_RT_SIGPROCMASK, setMask, uintptr(unsafe.Pointer(&before)), 0, 8, 0, 0)
	if errno != 0 {
		p.failure = failure{stepFork, syscall.Errno(errno)}
		return 0
	}
	return int(pid)
}

// child turns itself into the program: nothing of the runner's but three descriptors is left in it.
//
//go:norace
//go:nosplit
func child(p *plan) {
	if p.isolated {
		isolate(p)
	} else {
		syscall.RawSyscall6(syscall.SYS_PRCTL, prSetPdeathsig, uintptr(syscall.SIGKILL), 0, 0, 0, 0)
	}
	if _, _, errno := syscall.RawSyscall(syscall.SYS_SETSID, 0, 0, 0); errno != 0 {
		fail(p, stepSession, errno)
	}
	if _, _, errno := syscall.RawSyscall(syscall.SYS_CHDIR, pointer(p.dir), 0, 0); errno != 0 {
		fail(p, stepDirectory, errno)
	}
	for i := range p.descriptors {
		syscall.RawSyscall(syscall.SYS_DUP3, p.descriptors[i], uintptr(i), 0)
	}
	for i := range p.limits {
		l := &p.limits[i]
		if _, _, errno := syscall.RawSyscall6(syscall.SYS_PRLIMIT64, 0, l.resource, uintptr(unsafe.Pointer(&l.value)), 0, 0, 0); errno != 0 {
			fail(p, stepLimits, errno)
		}
	}
	syscall.RawSyscall6(syscall.SYS_PRCTL, prSetNoNewPrivs, 1, 0, 0, 0, 0)
	// What our starter ignored would stay ignored in the program. Go catches most signals, and exec resets what is
	// caught; these it may leave as they were. The kernel's record of an action is at most four words.
	var action [4]uint64
	for _, signal := range [...]uintptr{sigHup, sigInt, sigChld, sigCont, sigTstp, sigTtin, sigTtou, sigUrg, sigWinch, sigIO} {
		syscall.RawSyscall6(syscall.SYS_RT_SIGACTION, signal, uintptr(unsafe.Pointer(&action)), 0, 8, 0, 0)
	}
	var none uint64
	syscall.RawSyscall6(syscall.SYS_RT_SIGPROCMASK, setMask, uintptr(unsafe.Pointer(&none)), 0, 8, 0, 0)
	_, _, errno := syscall.RawSyscall(syscall.SYS_EXECVE, pointer(p.argv0), uintptr(unsafe.Pointer(p.argv)), uintptr(unsafe.Pointer(p.envp)))
	fail(p, stepExec, errno)
}

// isolate fills the new user namespace and mounts a /proc that shows the new process namespace alone. The entries of
// a process in /proc belong to root while it is not dumpable, so we are dumpable for as long as the mapping is
// written: at this moment no foreign code is alive.
//
//go:norace
//go:nosplit
func isolate(p *plan) {
	m := &p.mapping
	syscall.RawSyscall6(syscall.SYS_PRCTL, prSetDumpable, 1, 0, 0, 0, 0)
	failed, reason := stepMapUser, put(m.uidMap, &m.user[0], uintptr(len(m.user)))
	// A newer gVisor, as Linux, lets a group be mapped only by who has given up to change groups; an older one knows no
	// such file. What cannot be given up is refused with the mapping.
	put(m.setgroups, &m.deny[0], uintptr(len(m.deny)))
	if reason == 0 {
		failed, reason = stepMapGroup, put(m.gidMap, &m.group[0], uintptr(len(m.group)))
	}
	syscall.RawSyscall6(syscall.SYS_PRCTL, prSetDumpable, 0, 0, 0, 0, 0)
	if reason != 0 {
		fail(p, failed, reason)
	}
	// A mount namespace belongs to the user namespace of whoever asks for it, so it is asked for from inside the new one.
	if _, _, errno := syscall.RawSyscall(syscall.SYS_UNSHARE, syscall.CLONE_NEWNS, 0, 0); errno != 0 {
		fail(p, stepMounts, errno)
	}
	if p.readOnly {
		// A copy of a mount has been seen to forget that it is read-only; what cannot be changed is refused elsewhere.
		syscall.RawSyscall6(syscall.SYS_MOUNT, pointer(m.proc), pointer(m.root), pointer(m.proc), syscall.MS_REMOUNT|syscall.MS_RDONLY, 0, 0)
	}
	const options = syscall.MS_NOSUID | syscall.MS_NODEV | syscall.MS_NOEXEC
	for i := range p.mounts {
		o := &p.mounts[i]
		if _, _, errno := syscall.RawSyscall6(syscall.SYS_MOUNT, pointer(o.kind), pointer(o.where), pointer(o.kind), o.flags, pointer(o.options), 0); errno != 0 {
			fail(p, stepMounts, errno)
		}
	}
	if _, _, errno := syscall.RawSyscall6(syscall.SYS_MOUNT, pointer(m.proc), pointer(m.procFolder), pointer(m.proc), options, 0, 0); errno != 0 {
		fail(p, stepMountProc, errno)
	}
}

//go:norace
//go:nosplit
func put(path, content *byte, length uintptr) syscall.Errno {
	const here = ^uintptr(99) // AT_FDCWD
	fd, _, errno := syscall.RawSyscall6(syscall.SYS_OPENAT, here, pointer(path), syscall.O_WRONLY|syscall.O_CLOEXEC, 0, 0, 0)
	if errno != 0 {
		return errno
	}
	_, _, errno = syscall.RawSyscall(syscall.SYS_WRITE, fd, pointer(content), length)
	syscall.RawSyscall(syscall.SYS_CLOSE, fd, 0, 0)
	return errno
}

// fail tells the parent, which wakes when the child is gone and shares its memory, and ends the child.
//
//go:norace
//go:nosplit
func fail(p *plan, step int, errno syscall.Errno) {
	p.failure = failure{step, errno}
	for {
		syscall.RawSyscall(syscall.SYS_EXIT_GROUP, 127, 0, 0)
	}
}
