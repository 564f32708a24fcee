// Package demo holds a small program that freezes its own window in six ways,
// for loopvet to find, and measures what becomes of it when it is fixed.
package demo

import (
	"embed"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/loopvet/loopvet/runtime"
)

// The directory begins with an underscore so that the go command takes it for
// no package of this module, and its go.mod has another name so that it takes it
// for no module of its own, which could not be embedded.
//
//go:embed all:_sample
var sample embed.FS

// Name is the name of the sample's module and of its directory.
const Name = "notes"

// Next tells what to do after the demo.
const Next = `
Your turn: in a module of your own, run "loopvet" ("loopvet help" lists the checks and flags).
Bubble Tea, tview, gocui and others are known; a loop of your own is described in .loopvet.yml in a few lines.
`

// library is the module that the sample requires, replaced by a directory beside it:
// the demo needs no network. It has nothing but runtime/.
const library = "module github.com/loopvet/loopvet\n\ngo 1.26.0\n"

// Write puts the program and the loop it runs on into two new directories below
// dir, and returns the program's path.
func Write(dir string) (string, error) {
	to, lib := filepath.Join(dir, Name), filepath.Join(dir, "loopvet")
	notes, err := fs.Sub(sample, "_sample")
	if err != nil {
		return to, err
	}
	if err := write(to, notes); err != nil {
		return to, err
	}
	if err := write(filepath.Join(lib, "runtime"), runtime.Source); err != nil {
		return to, err
	}
	return to, os.WriteFile(filepath.Join(lib, "go.mod"), []byte(library), 0o666)
}

func write(to string, from fs.FS) error {
	return fs.WalkDir(from, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file := filepath.Join(to, filepath.FromSlash(strings.TrimSuffix(path, ".txt")))
		if entry.IsDir() {
			return os.MkdirAll(file, 0o777)
		}
		src, err := fs.ReadFile(from, path)
		if err != nil {
			return err
		}
		return os.WriteFile(file, src, 0o666)
	})
}
