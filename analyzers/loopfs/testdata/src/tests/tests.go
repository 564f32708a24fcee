// Package tests has a variable in a test file that holds a func literal: the
// initializer of the package that hosts make for its test has it, the package's
// own has not.
package tests

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct{ hooks []func() }

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	for _, hook := range m.hooks {
		hook()
	}
	os.Remove("lock") // want `os\.Remove \(fs\) blocks the bubbletea loop`
	return m, nil
}

func (m model) View() string { return "" }
