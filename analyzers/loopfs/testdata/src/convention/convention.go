// Package convention has a nested component that no interface names: a method
// that takes a Msg and returns a Cmd is called by a parent's Update, which is
// in another package.
package convention

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

type Picker struct{ path string }

func (p Picker) Update(msg tea.Msg) (Picker, tea.Cmd) {
	os.ReadDir(p.path) // want `os\.ReadDir \(fs\) blocks the bubbletea loop`
	return p, nil
}

// New returns a Cmd, but takes no Msg: nothing says that it runs on the loop.
func New(path string) (Picker, tea.Cmd) {
	os.ReadDir(path)
	return Picker{path: path}, nil
}
