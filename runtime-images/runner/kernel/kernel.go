// Package kernel finds out what the runner really runs on, because a sandbox that was promised and is not there must
// not run a stranger's program.
package kernel

import (
	"os"
	"strings"
	"syscall"

	"cofferdam/runner/frame"
)

const readAll = 3

// banner opens the message buffer that every gVisor invents at its start. On Linux the buffer begins with the boot
// of a real kernel, and an unprivileged reader is refused.
const banner = "Starting gVisor..."

// Identify looks before any foreign code has run, so nothing that it reads can have been forged from inside.
func Identify() frame.Kernel {
	var name syscall.Utsname
	// uname(2) fails for a bad pointer alone.
	_ = syscall.Uname(&name)
	found := frame.Kernel{Name: "linux", Release: text(name.Release[:]), Version: text(name.Version[:])}
	if isGvisor(found.Release, procVersion(), messages()) {
		found.Name = "gvisor"
	}
	return found
}

// isGvisor knows both signs: newer versions name themselves in the release, older ones pose as Linux 4.4 and give
// themselves away in the message buffer only.
func isGvisor(release, procVersion, messages string) bool {
	if strings.HasSuffix(release, "-gvisor") || strings.Contains(procVersion, "-gvisor ") {
		return true
	}
	first := messages
	if end := strings.IndexByte(first, '\n'); end >= 0 {
		first = first[:end]
	}
	return strings.HasPrefix(first, "<6>[    0.000000] "+banner) || strings.HasPrefix(first, "<6>[   0.000000] "+banner)
}

func procVersion() string {
	content, err := os.ReadFile("/proc/version")
	if err != nil {
		return ""
	}
	return string(content)
}

func messages() string {
	buffer := make([]byte, 4096)
	n, err := syscall.Klogctl(readAll, buffer)
	if err != nil || n <= 0 {
		return ""
	}
	return string(buffer[:n])
}

// character covers both signs of C's char, which differ between the processors that we build for.
type character interface{ ~int8 | ~uint8 }

func text[C character](chars []C) string {
	var out strings.Builder
	for _, c := range chars {
		if c == 0 {
			break
		}
		out.WriteByte(byte(c))
	}
	return strings.ToValidUTF8(out.String(), "")
}
