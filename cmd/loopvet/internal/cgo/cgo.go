// Package cgo makes, of files that import "C", Go files that can be type-checked,
// as the go command does before it compiles: with the cgo tool. The tool asks the
// C compiler what the names stand for; nothing is compiled.
package cgo

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/loopvet/loopvet/cmd/loopvet/internal/scratch"
)

// Source is a package that uses cgo.
type Source struct {
	Dir, Path        string
	Files            []string // names in Dir
	CPPFLAGS, CFLAGS []string // of #cgo lines
	PkgConfig        []string // likewise
}

// Tools are those of the go command's environment.
type Tools struct {
	Cgo      string // path of the tool
	OS, Arch string // that C code is for

	// Empty fields are defaults.
	CC, PkgConfig, CPPFLAGS, CFLAGS string
}

// File is a Go file. Its positions are those of the file that it was made of; what
// it has besides, the declarations of the C names, stands in the first file.
type File struct {
	Name string // in the package's directory, where there is no such file
	Text []byte
}

// Translate runs the tool. Its error is one line.
func (t Tools) Translate(ctx context.Context, src Source) ([]File, error) {
	made, err := scratch.Dir("loopvet-cgo")
	if err != nil {
		return nil, err
	}
	defer scratch.Remove(made)
	config, err := t.pkgConfig(ctx, src)
	if err != nil {
		return nil, err
	}
	args := []string{"-objdir", made + string(filepath.Separator), "-importpath", src.Path, "--"}
	for _, flags := range [][]string{strings.Fields(t.CPPFLAGS), src.CPPFLAGS, config, strings.Fields(t.CFLAGS), src.CFLAGS} {
		args = append(args, harmless(flags)...)
	}
	cmd := exec.CommandContext(ctx, t.Cgo, append(append(args, "-I", made), src.Files...)...)
	cmd.Dir = src.Dir
	cmd.Env = append(os.Environ(), "PWD="+src.Dir, "TERM=dumb", "GOOS="+t.OS, "GOARCH="+t.Arch)
	if t.CC != "" {
		cmd.Env = append(cmd.Env, "CC="+t.CC)
	}
	if err := run(cmd); err != nil {
		return nil, err
	}
	var files []File
	for _, name := range append([]string{"_cgo_gotypes.go"}, translated(src.Files)...) {
		text, err := os.ReadFile(filepath.Join(made, name))
		if err != nil {
			return nil, err
		}
		files = append(files, File{filepath.Join(src.Dir, name), text})
	}
	return files, nil
}

var nameOfC = regexp.MustCompile(`\bC\.\w+`)

// Names counts the names of C. What the tool needs grows faster than they do: 3
// seconds for the 200 of go-sqlite3, minutes for the 5,700 of an OpenGL binding.
func (src Source) Names() (int, error) {
	names := map[string]bool{}
	for _, file := range src.Files {
		text, err := os.ReadFile(filepath.Join(src.Dir, file))
		if err != nil {
			return 0, err
		}
		for _, name := range nameOfC.FindAll(text, -1) {
			names[string(name)] = true
		}
	}
	return len(names), nil
}

func translated(files []string) (names []string) {
	for _, name := range files {
		names = append(names, strings.TrimSuffix(name, ".go")+".cgo1.go")
	}
	return names
}

// pkgConfig are the flags of libraries.
func (t Tools) pkgConfig(ctx context.Context, src Source) ([]string, error) {
	libraries := slices.DeleteFunc(slices.Clone(src.PkgConfig), func(arg string) bool { return strings.HasPrefix(arg, "-") })
	if len(libraries) == 0 {
		return nil, nil
	}
	name := t.PkgConfig
	if name == "" {
		name = "pkg-config"
	}
	cmd := exec.CommandContext(ctx, name, append([]string{"--cflags", "--"}, libraries...)...)
	cmd.Dir = src.Dir
	var out bytes.Buffer
	cmd.Stdout = &out
	if err := run(cmd); err != nil {
		return nil, err
	}
	return strings.Fields(out.String()), nil
}

// run names what is wrong in one line: where C code has an error, the compiler's
// first, which is indented less than what it quotes.
func run(cmd *exec.Cmd) error {
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	err := cmd.Run()
	if err == nil {
		return nil
	}
	first := ""
	for line := range strings.Lines(stderr.String()) {
		line = strings.TrimSpace(line)
		switch {
		case strings.Contains(line, "error:"):
			return errors.New(line)
		case first == "" && !strings.HasPrefix(line, "#"):
			first = line
		}
	}
	if first != "" {
		err = errors.New(strings.TrimPrefix(first, "cgo: "))
	}
	return err
}
