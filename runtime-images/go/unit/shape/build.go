package shape

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// Builder translates packages with Go's own compiler and linker, without looking at more than it is given.
type Builder struct {
	// Root is Go's folder; Library names what is there of Go's own, All what the linker needs beside it.
	Root, Library, All string
	// Folder is where what is made lies until the end.
	Folder string
	made   []string
}

// Compile translates the sources of one package, its own and what is added to them. The compiler's complaints are in the error.
func (b *Builder) Compile(one *Package, sources []string) error {
	library, err := os.ReadFile(b.Library)
	if err != nil {
		return err
	}
	config, object := filepath.Join(b.Folder, "imports"), filepath.Join(b.Folder, fmt.Sprintf("%d.a", len(b.made)))
	text := append(bytes.TrimRight(library, "\n"), "\n"+strings.Join(b.made, "\n")+"\n"...)
	if err := os.WriteFile(config, text, 0o600); err != nil {
		return err
	}
	folder, err := os.Getwd()
	if err != nil {
		return err
	}
	words := []string{"-o", object, "-p", one.Path, "-complete", "-pack", "-nolocalimports", "-importcfg", config,
		"-trimpath", folder + "=>;" + b.Folder + "=>"}
	if one.Language != "" {
		words = append(words, "-lang="+one.Language)
	}
	embeds, err := embedded(one.Files, one.Folder)
	if err != nil {
		return err
	}
	if embeds != nil {
		name := filepath.Join(b.Folder, "embeds")
		if err := os.WriteFile(name, embeds, 0o600); err != nil {
			return err
		}
		words = append(words, "-embedcfg", name)
	}
	if err := b.run("compile", append(words, sources...)...); err != nil {
		return err
	}
	b.made = append(b.made, "packagefile "+one.Path+"="+object)
	return nil
}

// Link makes a program of the package that was translated last.
func (b *Builder) Link(output string) error {
	library, err := os.ReadFile(b.All)
	if err != nil {
		return err
	}
	config := filepath.Join(b.Folder, "objects")
	text := append(bytes.TrimRight(library, "\n"), "\n"+strings.Join(b.made, "\n")+"\n"...)
	if err := os.WriteFile(config, text, 0o600); err != nil {
		return err
	}
	_, last, _ := strings.Cut(b.made[len(b.made)-1], "=")
	return b.run("link", "-s", "-w", "-buildmode=exe", "-importcfg", config, "-o", output, last)
}

func (b *Builder) run(tool string, words ...string) error {
	command := exec.Command(filepath.Join(b.Root, "pkg/tool", "linux_"+runtime.GOARCH, tool), words...)
	said, err := command.CombinedOutput()
	if err != nil {
		text := strings.TrimSpace(string(said))
		if text == "" {
			text = tool + ": " + err.Error()
		}
		return fmt.Errorf("%s", text)
	}
	return nil
}
