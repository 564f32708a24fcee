// Package light has metadata operations: reported where the loop multiplies
// them, counted elsewhere.
package light

import (
	"os"
	"os/exec"
	"path/filepath"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct {
	paths []string
	lost  int
}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, err := os.Stat(m.paths[0]); err != nil { // once per message: counted
		m.lost++
	}
	for _, path := range m.paths {
		if _, err := os.Lstat(path); err != nil { // want `os\.Lstat \(fs\) blocks the bubbletea loop`
			m.lost++
		}
		filepath.Abs(path) // rarely asks for anything
	}
	return m, nil
}

func (m model) View() string {
	if _, err := exec.LookPath("git"); err != nil { // want `exec\.LookPath \(fs\) blocks the bubbletea loop`
		return "no git"
	}
	switch {
	case exists(m.paths[0]):
		return "here"
	}
	return "lost"
}

func exists(path string) bool {
	_, err := os.Stat(path) // want `os\.Stat \(fs\) blocks the bubbletea loop: model\.View → .*exists → os\.Stat`
	return err == nil
}
