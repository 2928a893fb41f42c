package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"
	"unsafe"
)

const programFlag = "--act-as-program"

// actions are what the program inside the runner can be told to do. Those that could harm a machine are bounded, or
// used under gVisor alone.
var actions = map[string]func(arguments []string) int{
	"exit":   func(a []string) int { return number(a[0]) },
	"print":  func(a []string) int { fmt.Print(unquote(a[0])); fmt.Fprint(os.Stderr, unquote(a[1])); return 0 },
	"repeat": repeat,
	"echo":   func([]string) int { _, _ = io.Copy(os.Stdout, os.Stdin); return 0 },
	"sleep": func(a []string) int {
		fmt.Println("before")
		time.Sleep(time.Duration(number(a[0])) * time.Millisecond)
		return 0
	},
	"spin": spin,
	"signal": func(a []string) int {
		_ = syscall.Kill(os.Getpid(), syscall.Signal(number(a[0])))
		time.Sleep(time.Minute)
		return 0
	},
	"burn":      burn,
	"spinners":  spinners,
	"stubborn":  stopSelf,
	"touch":     touch,
	"children":  children,
	"orphan":    orphan,
	"surround":  surround,
	"write":     write,
	"fill":      fill,
	"artifacts": artifacts,
	"attack":    attack,
	"leave":     leave,
	"hide": func([]string) int {
		_ = os.Mkdir("deep", 0o700)
		put("deep/x.txt", "hidden")
		return failure(os.Chmod("deep", 0))
	},
}

func actAsProgram(arguments []string) int { return actions[arguments[0]](arguments[1:]) }

// stopSelf ends in a state that no polite signal can end.
func stopSelf([]string) int {
	signal.Ignore(syscall.SIGTERM)
	_ = syscall.Kill(os.Getpid(), syscall.SIGSTOP)
	time.Sleep(time.Minute)
	return 0
}

func number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		panic(err)
	}
	return n
}

// unquote lets a job carry bytes that JSON cannot.
func unquote(text string) string {
	plain, err := strconv.Unquote(`"` + text + `"`)
	if err != nil {
		panic(err)
	}
	return plain
}

func failure(err error) int {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

func put(name, content string) { _ = os.WriteFile(name, []byte(content), 0o644) }

// repeat prints a text again and again, in pieces of its own length.
func repeat(a []string) int {
	for i := 0; i < number(a[1]); i++ {
		if _, err := os.Stdout.WriteString(a[0]); err != nil {
			return 1
		}
	}
	return 0
}

// touch holds so many MiB for so many milliseconds.
func touch(a []string) int {
	memory := bytes.Repeat([]byte{1}, number(a[0])<<20)
	time.Sleep(time.Duration(number(a[1])) * time.Millisecond)
	return int(memory[0]) - 1
}

// children starts so many processes that sleep.
func children(a []string) int {
	for i := 0; i < number(a[0]); i++ {
		child := exec.Command("/proc/self/exe", programFlag, "sleep", "5000")
		if err := child.Start(); err != nil {
			return failure(err)
		}
	}
	time.Sleep(100 * time.Millisecond)
	return 0
}

func spin([]string) int {
	for {
		_ = 0
	}
}

// burn uses so many milliseconds of processor time, however long that takes on a busy machine.
func burn(a []string) int {
	var used syscall.Rusage
	for used.Utime.Nano()+used.Stime.Nano() < int64(number(a[0]))*int64(time.Millisecond) {
		_ = syscall.Getrusage(syscall.RUSAGE_SELF, &used)
	}
	return 0
}

// spinners keeps every processor busy with so many threads; for gVisor alone.
func spinners(a []string) int {
	runtime.GOMAXPROCS(number(a[0]))
	for i := 0; i < number(a[0]); i++ {
		go spin(nil)
	}
	select {}
}

// leave does what a compile stage may do for the run stage to trip over: its output is a link, its names are taken, and a
// process lives on to change both.
func leave([]string) int {
	_ = os.Symlink("/nowhere", ".cofferdam-program")
	put(".cofferdam.txt", "reserved")
	_ = os.Mkdir(".cofferdam-folder", 0o755)
	put(".cofferdam-folder/a.txt", "reserved")
	put("a.txt", "plain")
	return orphan(nil)
}

// orphan leaves a process in a session of its own, which holds the output open and ignores what it can.
func orphan([]string) int {
	child := exec.Command("/proc/self/exe", programFlag, "stubborn")
	child.Stdout, child.Stderr = os.Stdout, os.Stderr
	child.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	fmt.Println("main")
	return failure(child.Start())
}

// surround tells what the program finds around itself.
func surround([]string) int {
	folder, _ := os.Getwd()
	descriptors := 0
	for fd := uintptr(0); fd < 256; fd++ {
		if _, _, errno := syscall.RawSyscall(syscall.SYS_FCNTL, fd, syscall.F_GETFD, 0); errno == 0 {
			descriptors++
		}
	}
	session, _, _ := syscall.RawSyscall(syscall.SYS_GETSID, 0, 0, 0)
	old := syscall.Umask(0)
	fmt.Printf("folder=%s descriptors=%d leader=%v umask=%o environment=%s", folder, descriptors, int(session) == os.Getpid(), old, strings.Join(os.Environ(), ","))
	return 0
}

// write makes one file of so many bytes and tells how it ended in the way that the second argument asks for.
func write(a []string) int {
	signal.Ignore(syscall.SIGXFSZ)
	if a[1] == "signal" {
		signal.Reset(syscall.SIGXFSZ)
	}
	err := os.WriteFile("big", make([]byte, number(a[0])), 0o644)
	if err != nil && a[1] == "coped" {
		return 0
	}
	return failure(err)
}

// fill writes files of 1 MiB into a folder until it cannot.
func fill(a []string) int {
	for i := 0; i < 1000; i++ {
		if err := os.WriteFile(fmt.Sprintf("%s/%d", a[0], i), make([]byte, 1<<20), 0o644); err != nil {
			return failure(err)
		}
	}
	return 0
}

// artifacts leaves one of each kind.
func artifacts([]string) int {
	put("a.txt", "plain")
	put("original.txt", "linked")
	_ = os.Link("original.txt", "hard.txt")
	_ = os.Symlink("/etc/passwd", "link.txt")
	_ = os.Symlink("/etc", "folder")
	_ = syscall.Mkfifo("fifo.txt", 0o644)
	put("ctl\x01.txt", "control")
	put("bad\xff.txt", "not UTF-8")
	put("empty.txt", "")
	put("secret.txt", "no rights")
	_ = os.Chmod("secret.txt", 0)
	_ = os.MkdirAll("out/deep", 0o755)
	put("out/deep/b.png", strings.Repeat("b", 100_000))
	put("sparse.bin", "")
	return failure(os.Truncate("sparse.bin", 1<<40))
}

// attack tries from inside all that could reach the runner. Process 1 is the runner, or what hides it.
func attack(a []string) int {
	try := func(name string, err error) { fmt.Printf("%s: %v\n", name, err) }
	for _, name := range []string{"fd/1", "fd/0", "mem", "environ"} {
		file, err := os.OpenFile("/proc/1/"+name, os.O_WRONLY, 0)
		if err == nil {
			_, err = file.WriteString("{\"frame\":\"end\",\"fault\":null}\n")
		}
		try(name, err)
	}
	command, _ := os.ReadFile("/proc/1/cmdline")
	fmt.Printf("process 1 is the runner: %v\n", bytes.HasPrefix(command, []byte("/runner")))
	try("trace", syscall.PtraceAttach(1))
	limit := syscall.Rlimit{Cur: 1, Max: 1}
	_, _, errno := syscall.RawSyscall6(syscall.SYS_PRLIMIT64, 1, syscall.RLIMIT_CPU, uintptr(unsafe.Pointer(&limit)), 0, 0, 0)
	try("limit", errno)
	try("everyone", syscall.Kill(-1, syscall.SIGKILL))
	fmt.Println("now the signal")
	try("signal", syscall.Kill(1, syscall.Signal(number(a[0]))))
	time.Sleep(time.Minute)
	return 0
}
