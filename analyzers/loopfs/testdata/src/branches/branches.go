// Package branches has code that a constant, a build or a test keeps off the
// loop.
package branches

import (
	"fmt"
	"os"
	"runtime"

	tea "github.com/charmbracelet/bubbletea"
)

const trace = false

const windows = runtime.GOOS == "windows"

type model struct{ err error }

func (m *model) Init() tea.Cmd { return nil }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if trace {
		os.WriteFile("trace", nil, 0o600)
	}
	if !trace {
		os.Remove("a") // want `os\.Remove \(fs\)`
	} else {
		os.Create("b")
	}
	if trace && msg != nil {
		os.Mkdir("c", 0o700)
	}
	if windows {
		os.RemoveAll("f")
	}
	switch {
	case trace || msg != nil:
		os.Rename("d", "e") // want `os\.Rename \(fs\)`
	}
	return m, nil
}

// title is printed: what its String does, every value's String would do.
type title struct{}

func (title) String() string { os.ReadFile("title"); return "" }

func (m *model) View() string { return fmt.Sprint(title{}) }
