package stage

import (
	"os"
	"syscall"
)

// usage is one look at what the program holds.
type usage struct {
	memory, disk int64
	tasks        int64
	diskFull     bool
}

// meter looks often and cheaply. Two exist, because gVisor tells the sandbox's memory and tasks in one system call,
// and Linux does not.
type meter interface {
	look(limits bounds) usage
}

// bounds lets a meter take a closer look when its cheap one is near a limit.
type bounds struct{ memory, tasks int64 }

// gvisorMeter reads sysinfo(2), which in gVisor counts the memory and the tasks of this sandbox alone.
type gvisorMeter struct {
	disks      []mount
	memory     int64
	onDisk     int64
	ownThreads int64
	// others are tasks that were there before the program: a pod's sandbox has more than one container.
	others int64
}

func newGvisorMeter(disks []mount) *gvisorMeter {
	m := &gvisorMeter{disks: disks, ownThreads: int64(countThreads("/proc/self/task"))}
	_, m.onDisk, _ = lookAtDisks(disks)
	memory, tasks := sandboxUse()
	m.memory = memory
	if tasks > m.ownThreads {
		m.others = tasks - m.ownThreads
	}
	return m
}

func (m *gvisorMeter) look(limits bounds) usage {
	memory, tasks := sandboxUse()
	disk, counted, full := lookAtDisks(m.disks)
	seen := usage{disk: disk, diskFull: full, tasks: tasks - m.others - m.ownThreads}
	// Files in memory-backed mounts are bounded as disk, so they are not counted twice.
	seen.memory = memory - m.memory - (counted - m.onDisk)
	if seen.memory < 0 {
		seen.memory = 0
	}
	if seen.tasks >= limits.tasks {
		// Our own threads may have become more since the start; count them only when it matters.
		m.ownThreads = int64(countThreads("/proc/self/task"))
		seen.tasks = tasks - m.others - m.ownThreads
	}
	return seen
}

func sandboxUse() (memory, tasks int64) {
	var info syscall.Sysinfo_t
	if err := syscall.Sysinfo(&info); err != nil {
		return 0, 0
	}
	return int64(info.Totalram-info.Freeram) * int64(info.Unit), int64(info.Procs)
}

// linuxMeter adds up the processes below the runner.
type linuxMeter struct{ disks []mount }

func (m *linuxMeter) look(bounds) usage {
	var seen usage
	seen.disk, _, seen.diskFull = lookAtDisks(m.disks)
	for _, p := range below(processes(), os.Getpid()) {
		seen.memory += resident(p.pid)
		seen.tasks += int64(p.threads)
	}
	return seen
}

// mount is a place where the program can write.
type mount struct {
	path string
	// inMemory says that the kernel counts the mount's files as memory of the sandbox.
	inMemory bool
}

const tmpfsMagic = 0x01021994

// writableMounts finds the workspace and /tmp where they are mounts of their own. A folder of a larger file system
// (in tests, on a developer's machine) says nothing about the program, so it is left out.
func writableMounts(workspace string) []mount {
	var found []mount
	seen := map[uint64]bool{}
	if root, ok := device("/"); ok {
		seen[root] = true
	}
	for _, path := range []string{workspace, "/tmp"} {
		var fs syscall.Statfs_t
		dev, ok := device(path)
		if !ok || seen[dev] || syscall.Statfs(path, &fs) != nil || os.Getpid() != 1 {
			continue
		}
		seen[dev] = true
		found = append(found, mount{path: path, inMemory: int64(fs.Type) == tmpfsMagic})
	}
	return found
}

func device(path string) (uint64, bool) {
	var stat syscall.Stat_t
	if syscall.Stat(path, &stat) != nil {
		return 0, false
	}
	return uint64(stat.Dev), true
}

func lookAtDisks(disks []mount) (used, counted int64, full bool) {
	for i := range disks {
		var fs syscall.Statfs_t
		if syscall.Statfs(disks[i].path, &fs) != nil {
			continue
		}
		here := int64(fs.Blocks-fs.Bfree) * int64(fs.Bsize)
		used += here
		if disks[i].inMemory {
			counted += here
		}
		full = full || fs.Blocks > 0 && fs.Bfree == 0
	}
	return used, counted, full
}
