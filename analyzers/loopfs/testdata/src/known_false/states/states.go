// Package states: the caller's condition rules out the callee's branch.
package states

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct{ state int }

func (m model) Init() tea.Cmd {
	if m.state == 2 {
		os.ReadFile("document") // want `os\.ReadFile \(fs\) blocks the bubbletea loop`
	}
	return nil
}

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if m.state == 1 {
		return m, m.Init() // false: the file is read in state 2 only
	}
	return m, nil
}

func (m model) View() string { return "" }
