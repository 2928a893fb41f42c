// Package workspace puts a job's files into the folder where the program runs, and brings files back from it when
// the program is over and may have left anything there.
package workspace

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"cofferdam/runner/job"
)

// given is the age of every file of a job: the same each time, as are the files.
var given = time.Unix(946_684_800, 0)

const (
	fileMode   = 0o644
	folderMode = 0o755
)

// Write creates the files of a job, whose names the job has checked. The workspace is ours alone at this moment; an
// existing file is refused all the same, since whatever put it there was not this job.
func Write(root string, files []job.File) error {
	made := map[string]bool{}
	for _, file := range files {
		path := filepath.Join(root, filepath.FromSlash(file.Name))
		if folder := filepath.Dir(path); !made[folder] {
			if err := os.MkdirAll(folder, folderMode); err != nil {
				return fmt.Errorf("`%s` cannot be created: %w", file.Name, cause(err))
			}
			made[folder] = true
		}
		if err := create(path, file.Content); err != nil {
			return fmt.Errorf("`%s` cannot be written: %w", file.Name, cause(err))
		}
	}
	return nil
}

func create(path string, content []byte) error {
	out, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return err
	}
	_, err = out.Write(content)
	if closed := out.Close(); err == nil {
		err = closed
	}
	if err == nil {
		// What the program changes can then be told from what it was given, however coarse the clock of files is.
		err = os.Chtimes(path, given, given)
	}
	return err
}

// cause drops the path from an error: it would name a place of ours, and the message has the caller's name already.
func cause(err error) error {
	if located, ok := err.(*os.PathError); ok {
		return located.Err
	}
	return err
}
