package session

import (
	"errors"
	"os"

	"cofferdam/runner/frame"
	"cofferdam/runner/job"
	"cofferdam/runner/workspace"
)

// scratchFolders are what a program can write beside the workspace.
var scratchFolders = []string{"/tmp", "/dev/shm"}

// runs gives each of several runs the same start: the workspace as it was before the first, and nothing else that can
// be written. Processes, shared memory by key and mounts of a run are gone with its namespaces.
type runs struct {
	session  *Session
	several  bool
	pristine *workspace.Pristine
	refusal  error
}

// ready prepares for the next run. When the workspace is more than can be laid out again, the run is told as one that
// met the limit on its disk, and so is each that follows.
func (r *runs) ready(spec *job.Stage) (bool, error) {
	if !r.several {
		return true, nil
	}
	if r.pristine == nil && r.refusal == nil {
		pristine, err := workspace.Keep(r.session.Workspace, scratch(), spec.Limits.Disk)
		switch {
		case errors.Is(err, workspace.ErrTooMuch):
			r.refusal = err
		case err != nil:
			return false, err
		default:
			r.pristine = pristine
		}
	}
	if r.refusal != nil {
		return false, r.refuse(spec, r.refusal)
	}
	return true, r.pristine.Restore()
}

func (r *runs) refuse(spec *job.Stage, why error) error {
	if err := r.session.Frames.Stage(spec.Name, spec.ID); err != nil {
		return err
	}
	return r.session.Frames.Exit(frame.Exit{Name: spec.Name, ID: spec.ID, Reason: frame.DiskLimit, Message: why.Error()})
}

// scratch are the folders to empty. Outside of a sandbox they are other people's.
func scratch() []string {
	if os.Getpid() != 1 {
		return nil
	}
	var there []string
	for _, folder := range scratchFolders {
		if info, err := os.Lstat(folder); err == nil && info.IsDir() {
			there = append(there, folder)
		}
	}
	return there
}
