package stage

import (
	"bytes"
	"os"
	"strconv"
	"syscall"
	"time"
)

// tick is the unit of /proc's processor times: 100 a second on every Linux and in gVisor.
const tick = 10 * time.Millisecond

// process is one line of /proc/PID/stat, as far as limits need it.
type process struct {
	pid, parent   int
	own, children time.Duration
	threads       int
	started       uint64
}

// processes lists everything that /proc shows. A process that ends meanwhile is left out.
func processes() []process {
	pids := numbers()
	found := make([]process, 0, len(pids))
	for _, pid := range pids {
		if p, ok := inspect(pid); ok {
			found = append(found, p)
		}
	}
	return found
}

// numbers lists the numbers of all processes.
func numbers() []int {
	dir, err := os.Open("/proc")
	if err != nil {
		return nil
	}
	defer dir.Close()
	names, err := dir.Readdirnames(-1)
	if err != nil {
		return nil
	}
	pids := make([]int, 0, len(names))
	for _, name := range names {
		if pid, err := strconv.Atoi(name); err == nil {
			pids = append(pids, pid)
		}
	}
	return pids
}

// inspect reads one process with as few system calls as can be: a busy sandbox makes each of them slow.
func inspect(pid int) (process, bool) {
	fd, err := syscall.Open("/proc/"+strconv.Itoa(pid)+"/stat", syscall.O_RDONLY|syscall.O_CLOEXEC, 0)
	if err != nil {
		return process{}, false
	}
	defer syscall.Close(fd)
	var content [1024]byte
	n, err := syscall.Read(fd, content[:])
	if err != nil {
		return process{}, false
	}
	return parseStat(content[:n])
}

// parseStat starts after the last parenthesis, since the name of a program may hold anything, a parenthesis too.
func parseStat(content []byte) (process, bool) {
	end := bytes.LastIndexByte(content, ')')
	open := bytes.IndexByte(content, '(')
	if open < 1 || end < open {
		return process{}, false
	}
	pid, err := strconv.Atoi(string(bytes.TrimSpace(content[:open])))
	fields := bytes.Fields(content[end+1:])
	if err != nil || len(fields) < 20 {
		return process{}, false
	}
	number := func(i int) int64 {
		n, err := strconv.ParseInt(string(fields[i]), 10, 64)
		if err != nil {
			return 0
		}
		return n
	}
	return process{
		pid: pid, parent: int(number(1)),
		own: time.Duration(number(11)+number(12)) * tick, children: time.Duration(number(13)+number(14)) * tick,
		threads: int(number(17)), started: uint64(number(19)),
	}, true
}

// below picks the descendants of one process. Processes are not in the order of their birth, so it repeats until
// nothing is added.
func below(all []process, root int) []process {
	inside := map[int]bool{root: true}
	var found []process
	for grown := true; grown; {
		grown = false
		for _, p := range all {
			if inside[p.parent] && !inside[p.pid] {
				inside[p.pid] = true
				found = append(found, p)
				grown = true
			}
		}
	}
	return found
}

// resident is the memory of one process that is its own: what is in memory, less what files and shared memory hold.
func resident(pid int) int64 {
	content, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/statm")
	if err != nil {
		return 0
	}
	fields := bytes.Fields(content)
	if len(fields) < 3 {
		return 0
	}
	all, err := strconv.ParseInt(string(fields[1]), 10, 64)
	if err != nil {
		return 0
	}
	shared, err := strconv.ParseInt(string(fields[2]), 10, 64)
	if err != nil {
		return 0
	}
	return (all - shared) * int64(os.Getpagesize())
}

// countThreads counts the entries of a task folder; 1 when it cannot be read, since whoever asks exists.
func countThreads(folder string) int {
	dir, err := os.Open(folder)
	if err != nil {
		return 1
	}
	defer dir.Close()
	names, err := dir.Readdirnames(-1)
	if err != nil || len(names) == 0 {
		return 1
	}
	return len(names)
}
