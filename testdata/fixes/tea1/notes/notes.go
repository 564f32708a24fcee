// Package notes has functions that may run off every loop.
package notes

import (
	"os"
	"path/filepath"
)

// Notes are files in a folder.
type Notes struct{ dir string }

// Open is for the notes in a folder.
func Open(dir string) *Notes { return &Notes{dir: dir} }

// Read reads one.
func (n *Notes) Read(name string) (string, error) {
	text, err := os.ReadFile(filepath.Join(n.dir, name))
	return string(text), err
}
