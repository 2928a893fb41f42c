package shape

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"
)

// embedding is what the compiler is told of files that a package has within itself.
type embedding struct {
	Patterns map[string][]string
	Files    map[string]string
}

// embedded finds the files that `//go:embed` names in a package's folder; empty if there is none.
func embedded(files []*ast.File, folder string) ([]byte, error) {
	found := embedding{map[string][]string{}, map[string]string{}}
	for _, file := range files {
		for _, group := range file.Comments {
			for _, comment := range group.List {
				list, is := strings.CutPrefix(comment.Text, "//go:embed ")
				if !is {
					continue
				}
				for _, pattern := range patterns(list) {
					if err := found.add(pattern, folder); err != nil {
						return nil, err
					}
				}
			}
		}
	}
	if len(found.Patterns) == 0 {
		return nil, nil
	}
	return json.Marshal(found)
}

// patterns are words, or words in quotation marks.
func patterns(list string) []string {
	var all []string
	for list = strings.TrimSpace(list); list != ""; list = strings.TrimSpace(list) {
		word := list
		if quoted, err := strconv.QuotedPrefix(list); err == nil {
			word = quoted
		} else if end := strings.IndexAny(list, " \t"); end > 0 {
			word = list[:end]
		}
		list = list[len(word):]
		if text, err := strconv.Unquote(word); err == nil {
			word = text
		}
		all = append(all, word)
	}
	return all
}

func (e *embedding) add(pattern, folder string) error {
	rest, hidden := strings.CutPrefix(pattern, "all:")
	if !fs.ValidPath(rest) {
		return fmt.Errorf("go:embed: `%s` is no pattern of files below its folder", pattern)
	}
	roots, err := filepath.Glob(filepath.Join(folder, rest))
	if err != nil {
		return fmt.Errorf("go:embed: `%s`: %w", pattern, err)
	}
	for _, root := range roots {
		err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			base := path.Base(name)
			left := name != root && !hidden && (strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_"))
			switch {
			case left && entry.IsDir():
				return fs.SkipDir
			case left || !entry.Type().IsRegular():
				return nil
			}
			below, err := filepath.Rel(folder, name)
			if err != nil {
				return err
			}
			whole, err := filepath.Abs(name)
			e.Files[below], e.Patterns[pattern] = whole, append(e.Patterns[pattern], below)
			return err
		})
		if err != nil {
			return err
		}
	}
	if len(e.Patterns[pattern]) == 0 {
		return fmt.Errorf("go:embed: no file matches `%s`", pattern)
	}
	return nil
}
