package apart

import (
	"bufio"
	"encoding/json"
	"io"
)

// longestWord bounds one line of the report, bytes.
const longestWord = 1 << 20

// mark copies the report, a JSON object a line, each marked with the secret that nobody else has. It says whether the end
// was among the lines.
func mark(report io.Reader, secret string, out io.Writer) bool {
	complete := false
	lines := bufio.NewScanner(report)
	lines.Buffer(make([]byte, 0, 64<<10), longestWord)
	for lines.Scan() {
		var word struct {
			Event string `json:"event"`
		}
		if json.Unmarshal(lines.Bytes(), &word) != nil {
			continue
		}
		complete = complete || word.Event == "end"
		if _, err := io.WriteString(out, secret+" "+lines.Text()+"\n"); err != nil {
			return false
		}
	}
	return complete
}
