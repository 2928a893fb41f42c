// Package frame is the runner's voice: one JSON object a line, each marked with the nonce of the job, so that nothing
// that a program prints can be taken for a word of the runner's.
package frame

// MaxChunk bounds the raw bytes in one frame, so that a line stays below 64 KiB in base64.
const MaxChunk = 32 << 10

// Reason says why a stage ended.
type Reason string

// The reasons, a closed list. Exited and Signaled are the program's own doing, StartFailed means that it never ran,
// and the others name the limit that it met.
const (
	Exited        Reason = "exited"
	Signaled      Reason = "signaled"
	TimeLimit     Reason = "time_limit"
	CPULimit      Reason = "cpu_limit"
	MemoryLimit   Reason = "memory_limit"
	OutputLimit   Reason = "output_limit"
	ProcessLimit  Reason = "process_limit"
	FileSizeLimit Reason = "file_size_limit"
	DiskLimit     Reason = "disk_limit"
	StartFailed   Reason = "start_failed"
)

// The codes of a fault: the execution ended, and not by the program's doing.
const (
	BadJob      = "bad_job"
	WrongKernel = "wrong_kernel"
	Cancelled   = "cancelled"
	Internal    = "internal"
)

// Kernel is what the runner found itself running on.
type Kernel struct {
	Name    string `json:"name"`
	Release string `json:"release"`
	Version string `json:"version"`
}

// Exit tells how a stage ended and what it used. Times are milliseconds, memory is bytes at the peak.
type Exit struct {
	Name            string  `json:"name"`
	ID              string  `json:"id"`
	Reason          Reason  `json:"reason"`
	Code            *int    `json:"code"`
	Signal          *string `json:"signal"`
	Message         string  `json:"message"`
	CPUTime         int64   `json:"cpu_time"`
	WallTime        int64   `json:"wall_time"`
	Memory          int64   `json:"memory"`
	StdoutTruncated bool    `json:"stdout_truncated"`
	StderrTruncated bool    `json:"stderr_truncated"`
}

// Artifact is one piece of a returned file. Size is the file's, SHA256 covers the bytes that are returned, and both
// stand in every piece.
type Artifact struct {
	Name      string `json:"name"`
	Size      int64  `json:"size"`
	SHA256    string `json:"sha256"`
	Offset    int64  `json:"offset"`
	Data      []byte `json:"data"`
	Last      bool   `json:"last"`
	Truncated bool   `json:"truncated"`
}

// Skipped names something that matched a pattern and does not come back, and why.
type Skipped struct {
	Name   string `json:"name"`
	Reason string `json:"reason"`
}

// Fault says why an execution could not be carried through.
type Fault struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

// mark opens every frame.
type mark struct {
	Nonce string `json:"nonce"`
	Frame string `json:"frame"`
}
