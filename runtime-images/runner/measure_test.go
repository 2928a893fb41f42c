package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The figures of a stage are compared with what the program says of itself, so that a busy machine changes both.
func init() {
	actions["spend"] = spend
	actions["grow"] = grow
}

// spend uses so many milliseconds of processor time in each of so many children, one after the other, and in itself,
// sleeps so many, and tells what the kernel says of it at its very end. At once they would wait for processors, which
// gVisor charges to a program and the runner does not believe.
func spend(a []string) int {
	began := time.Now()
	for i := 0; i < number(a[1]); i++ {
		_ = exec.Command("/proc/self/exe", programFlag, "burn", a[0]).Run()
	}
	burn(a)
	time.Sleep(time.Duration(number(a[2])) * time.Millisecond)
	used := int64(0)
	for _, who := range []int{syscall.RUSAGE_SELF, syscall.RUSAGE_CHILDREN} {
		var usage syscall.Rusage
		_ = syscall.Getrusage(who, &usage)
		used += (usage.Utime.Nano() + usage.Stime.Nano()) / int64(time.Millisecond)
	}
	fmt.Printf("%d %d", used, time.Since(began).Milliseconds())
	os.Stdout.Close()
	syscall.Exit(0)
	return 0
}

// grow takes a MiB at a time, and tells how many it has.
func grow(a []string) int {
	var held [][]byte
	for i := 1; i <= number(a[0]); i++ {
		part := make([]byte, 1<<20)
		for at := range part {
			part[at] = 1
		}
		held = append(held, part)
		fmt.Println(i)
		time.Sleep(5 * time.Millisecond)
	}
	return len(held) - number(a[0])
}

func near(got, want, slack int64) bool { return got >= want-want/10-slack && got <= want+want/10+slack }

func TestProcessorTimeIsWhatTheProgramSaysUnderGvisor(t *testing.T) {
	for _, arguments := range [][]string{{"250", "0", "0"}, {"900", "0", "0"}, {"200", "3", "0"}, {"250", "0", "300"}} {
		said := sandboxed(t, order(act(append([]string{"spend"}, arguments...)...)))
		var own, wall int64
		if _, err := fmt.Sscan(said.Stdout, &own, &wall); err != nil {
			t.Fatalf("%v: %s", err, said.Raw)
		}
		exit := said.exit(t)
		if !near(exit.CPUTime, own, 5) {
			t.Errorf("%v: %d ms of processor time, and %d by the program's own account", arguments, exit.CPUTime, own)
		}
		// What the program sees of its life is the least, what we see around the sandbox the most.
		if exit.WallTime < wall || exit.WallTime > said.Took.Milliseconds() {
			t.Errorf("%v: %d ms, which is not between %d and %v", arguments, exit.WallTime, wall, said.Took)
		}
	}
}

func TestMemoryIsWhatTheProgramTookUnderGvisor(t *testing.T) {
	measure := func(mib string) int64 { return sandboxed(t, order(act("touch", mib, "100"))).exit(t).Memory }
	nothing := measure("0")
	for mib, bytes := range map[string]int64{"20": 20 << 20, "100": 100 << 20, "200": 200 << 20} {
		if got := measure(mib) - nothing; !near(got, bytes, 4<<20) {
			t.Errorf("%d bytes for %d", got, bytes)
		}
	}
}

func TestTheLimitOnMemoryIsMetWithinATenthUnderGvisor(t *testing.T) {
	said := sandboxed(t, order(limited(act("grow", "120"), "memory", 80<<20)))
	lines := strings.Fields(said.Stdout)
	exit := said.exit(t)
	if exit.Reason != "memory_limit" || len(lines) < 72-8 || len(lines) > 88 || !near(exit.Memory, 80<<20, 4<<20) {
		t.Errorf("%d MiB were had, %+v", len(lines), exit)
	}
}

// TestTheLimitOnProcessorTimeIsMetWithinATenthUnderGvisor tries again on a machine that had no time to look.
func TestTheLimitOnProcessorTimeIsMetWithinATenthUnderGvisor(t *testing.T) {
	var exit word
	for tries := 0; tries < 5; tries++ {
		exit = sandboxed(t, order(limited(act("spin"), "cpu_time", 1000))).exit(t)
		if exit.Reason == "cpu_limit" && exit.CPUTime >= 1000 && near(exit.CPUTime, 1000, 5) {
			return
		}
	}
	t.Errorf("%+v", exit)
}
