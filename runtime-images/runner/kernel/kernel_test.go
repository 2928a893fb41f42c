package kernel

import "testing"

func TestBothSignsOfGvisorAreKnown(t *testing.T) {
	for name, c := range map[string]struct {
		release, version, messages string
		want                       bool
	}{
		"old":                {"4.4.0", "Linux version 4.4.0 #1 SMP", "<6>[   0.000000] Starting gVisor...\n<6>[ 0.1] x", true},
		"new":                {"4.19.0-gvisor", "Linux version 4.19.0-gvisor #1 SMP", "", true},
		"linux":              {"6.1.0", "Linux version 6.1.0 (gcc)", "", false},
		"said later":         {"6.1.0", "Linux version 6.1.0", "<6>[   0.000000] Linux\n<6>[   0.000000] Starting gVisor...", false},
		"said by a program":  {"6.1.0", "Linux version 6.1.0", "<12>[   5.000000] Starting gVisor...", false},
		"nothing to be read": {"", "", "", false},
	} {
		if got := isGvisor(c.release, c.version, c.messages); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
