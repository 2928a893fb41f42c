package stage

import (
	"fmt"
	"os"
	"syscall"
	"unsafe"

	"cofferdam/runner/job"
)

// What package syscall does not name, alike on every processor that we build for.
const (
	rlimitNproc     = 6
	setMask         = 2
	prSetPdeathsig  = 1
	prSetDumpable   = 4
	prSetSubreaper  = 36
	prSetNoNewPrivs = 38
	waitAllChildren = 0x40000000
	cloneVM         = 0x100
	cloneVfork      = 0x4000
)

// The signals whose default the child restores.
const (
	sigHup   = uintptr(syscall.SIGHUP)
	sigInt   = uintptr(syscall.SIGINT)
	sigChld  = uintptr(syscall.SIGCHLD)
	sigCont  = uintptr(syscall.SIGCONT)
	sigTstp  = uintptr(syscall.SIGTSTP)
	sigTtin  = uintptr(syscall.SIGTTIN)
	sigTtou  = uintptr(syscall.SIGTTOU)
	sigUrg   = uintptr(syscall.SIGURG)
	sigWinch = uintptr(syscall.SIGWINCH)
	sigIO    = uintptr(syscall.SIGIO)
)

type limit struct {
	resource uintptr
	value    syscall.Rlimit
}

// plan is everything that the child needs after the fork, laid out beforehand: between fork and exec no Go code may
// allocate, lock, or grow its stack.
type plan struct {
	isolated    bool
	readOnly    bool
	flags       uintptr
	argv0       *byte
	argv        **byte
	envp        **byte
	dir         *byte
	limits      []limit
	mapping     mapping
	mounts      []layer
	descriptors []uintptr
	failure     failure
}

// mapping maps our own user and group to themselves, the one mapping that needs no privilege.
type mapping struct {
	uidMap, gidMap         *byte
	setgroups              *byte
	deny                   []byte
	root, procFolder, proc *byte
	user, group            []byte
}

func newPlan(spec *job.Stage, environment []string, dir string, isolated bool) (*plan, error) {
	p, err := barePlan(spec.Argv, environment, dir, isolated)
	if err == nil {
		p.limits = limitsOf(&spec.Limits, isolated)
	}
	return p, err
}

func barePlan(words, environment []string, dir string, isolated bool) (*plan, error) {
	p := &plan{isolated: isolated, flags: uintptr(syscall.SIGCHLD) | cloneVM | cloneVfork, descriptors: make([]uintptr, 3)}
	if isolated {
		p.flags |= syscall.CLONE_NEWUSER | syscall.CLONE_NEWPID | syscall.CLONE_NEWNET | syscall.CLONE_NEWIPC
	}
	argv, err := syscall.SlicePtrFromStrings(words)
	if err != nil {
		return nil, err
	}
	envp, err := syscall.SlicePtrFromStrings(environment)
	if err != nil {
		return nil, err
	}
	if p.dir, err = syscall.BytePtrFromString(dir); err != nil {
		return nil, err
	}
	p.readOnly = isReadOnly("/")
	p.argv0, p.argv, p.envp = argv[0], &argv[0], &envp[0]
	p.mapping, err = newMapping()
	return p, err
}

func newMapping() (mapping, error) {
	m := mapping{
		deny:  []byte("deny"),
		user:  []byte(fmt.Sprintf("%d %d 1\n", os.Getuid(), os.Getuid())),
		group: []byte(fmt.Sprintf("%d %d 1\n", os.Getgid(), os.Getgid())),
	}
	for _, name := range []struct {
		into **byte
		text string
	}{
		{&m.uidMap, "/proc/self/uid_map"}, {&m.gidMap, "/proc/self/gid_map"}, {&m.setgroups, "/proc/self/setgroups"}, {&m.root, "/"},
		{&m.procFolder, "/proc"}, {&m.proc, "proc"},
	} {
		pointer, err := syscall.BytePtrFromString(name.text)
		if err != nil {
			return m, err
		}
		*name.into = pointer
	}
	return m, nil
}

// processSlack is how far the kernel's own bound on processes lies above the limit. With none, a program would get an
// error at the limit and could end before the monitor had seen it there; so the monitor ends it, and says why.
const processSlack = 64

// limitsOf is the second line behind the monitor. The kernel counts processes by user: inside a sandbox the user is
// ours alone, and the runner's own threads are added; elsewhere the user has other work, so the monitor alone counts.
func limitsOf(limits *job.Limits, isolated bool) []limit {
	seconds := uint64((limits.CPUTime+999)/1000) + 1
	all := []limit{
		same(syscall.RLIMIT_CORE, 0),
		same(syscall.RLIMIT_FSIZE, uint64(limits.FileSize)),
		same(syscall.RLIMIT_NOFILE, uint64(limits.OpenFiles)),
		// The soft limit comes a second before the hard one, so that the signal says which limit it was.
		{syscall.RLIMIT_CPU, within(syscall.RLIMIT_CPU, syscall.Rlimit{Cur: seconds, Max: seconds + 1})},
		same(syscall.RLIMIT_CORE, 0),
	}
	if isolated {
		all[4] = same(rlimitNproc, uint64(limits.Processes)+processSlack+uint64(countThreads("/proc/self/task")))
		all[4].value = within(rlimitNproc, all[4].value)
	}
	return all
}

// within lowers a second line to what the surroundings allow; the monitor stands in the first.
func within(resource int, wanted syscall.Rlimit) syscall.Rlimit {
	var have syscall.Rlimit
	if syscall.Getrlimit(resource, &have) == nil && have.Max < wanted.Max {
		wanted.Max = have.Max
	}
	if wanted.Cur > wanted.Max {
		wanted.Cur = wanted.Max
	}
	return wanted
}

// Grantable tells which limit, if any, is more than the sandbox was given: the kernel alone enforces these two, and a
// smaller bound than the one asked for must not pass in silence.
func Grantable(limits *job.Limits) error {
	for _, one := range []struct {
		name     string
		resource int
		wanted   int64
	}{
		{"open_files", syscall.RLIMIT_NOFILE, limits.OpenFiles}, {"file_size", syscall.RLIMIT_FSIZE, limits.FileSize},
	} {
		var have syscall.Rlimit
		if syscall.Getrlimit(one.resource, &have) == nil && have.Max < uint64(one.wanted) {
			return fmt.Errorf("limits.%s: this sandbox allows at most %d", one.name, have.Max)
		}
	}
	return nil
}

func isReadOnly(path string) bool {
	const readOnlyFlag = 1
	var fs syscall.Statfs_t
	return syscall.Statfs(path, &fs) == nil && fs.Flags&readOnlyFlag != 0
}

func same(resource uintptr, value uint64) limit {
	return limit{resource, syscall.Rlimit{Cur: value, Max: value}}
}

// pointer hands a byte string to the kernel.
//
//go:norace
//go:nosplit
func pointer(b *byte) uintptr { return uintptr(unsafe.Pointer(b)) }
