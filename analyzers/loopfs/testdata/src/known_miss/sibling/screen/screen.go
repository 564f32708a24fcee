// Package screen uses the slot on a loop. It does not know who fills it: the
// two packages have only an import in common, so there is no place to report.
package screen

import (
	"known_miss/sibling/port"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct{}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	port.Current.Load() // missed: store fills it with a disk
	return m, nil
}

func (m model) View() string { return "" }
