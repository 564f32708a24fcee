// Package option: an option that no released program sets guards the call; the
// value of a field is not followed.
package option

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct{ trace bool }

func newModel() model { return model{trace: false} }

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if m.trace {
		os.WriteFile("trace", nil, 0o600) // want `os\.WriteFile \(fs\) blocks the bubbletea loop`
	}
	return m, nil
}

func (m model) View() string { return "" }
