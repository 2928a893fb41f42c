package job

import (
	"bufio"
	"errors"
	"fmt"
	"io"
)

// ReadLine reads the one line that holds a job, and not a byte more than MaxBytes. A last line without its newline
// counts as a line, since a mounted file may end so.
func ReadLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		if len(line)+len(part) > MaxBytes {
			return nil, fmt.Errorf("the job is longer than %d bytes", MaxBytes)
		}
		line = append(line, part...)
		switch {
		case err == nil:
			return line, nil
		case errors.Is(err, bufio.ErrBufferFull):
		case errors.Is(err, io.EOF) && len(line) > 0:
			return line, nil
		case errors.Is(err, io.EOF):
			return nil, errors.New("the input ended before a job came")
		default:
			return nil, errors.New("the job could not be read")
		}
	}
}
