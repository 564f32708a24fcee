// Package grouped has places that a reader mends in one go.
package grouped

import (
	"os"

	"grouped/settings"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct{ path string }

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg {
	case "theme":
		settings.Theme("dark") // want `settings.Theme → settings.read → os.ReadFile, and 3 more, also from 1 more place`
	case "size": // reads and writes them too
		settings.Size(4)
	case "touch": // shares one operation of four: something else
		settings.Touch() // want `settings.Touch → os.Chtimes, and 1 more;`
	case "save":
		m.save()
	}
	return m, nil
}

// View asks for metadata in the function that reads: moved with it.
func (m model) View() string {
	if _, err := os.Stat(m.path); err != nil {
		return ""
	}
	b, _ := os.ReadFile(m.path) // want `model.View → os.ReadFile, also from 1 more place;`
	switch string(b) {
	case "left":
		return m.left()
	case "right":
		return m.right()
	}
	return string(b)
}

// left and right ask the same: who remembers it has mended both.
func (m model) left() string {
	dir, _ := os.Getwd() // want `model.left → os.Getwd, also from 1 more place;`
	return dir
}

func (m model) right() string {
	dir, _ := os.Getwd()
	return dir
}

// save is one function without cases.
func (m model) save() {
	os.Remove(m.path) // want `os.Remove \(fs\) .*, also from 3 more places;`
	if m.path == "" {
		os.Mkdir("new", 0o700)
	}
	os.WriteFile(m.path, nil, 0o600)
	m.clean()
}

// clean is called by what is mended: it leaves the loop with it.
func (m model) clean() { os.RemoveAll("old") }
