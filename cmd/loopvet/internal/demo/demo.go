// Package demo holds a small program that freezes its own window in six ways,
// for loopvet to find.
package demo

import (
	"embed"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
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

// Write puts the program into a new directory below dir, and returns its path.
func Write(dir string) (string, error) {
	to := filepath.Join(dir, Name)
	return to, fs.WalkDir(sample, "_sample", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		file := filepath.Join(to, filepath.FromSlash(strings.TrimSuffix(strings.TrimPrefix(path, "_sample"), ".txt")))
		if entry.IsDir() {
			return os.Mkdir(file, 0o777)
		}
		src, err := sample.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(file, src, 0o666)
	})
}
