// Package captured counts in a variable that a closure holds: that is memory to
// the ssa form, and no loop is seen to change it by the same with each turn.
package captured

import tea "github.com/charmbracelet/bubbletea"

type model struct{ sum int }

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	for i := 0; i < 500_000_000; i++ {
		func() { m.sum += i }()
	}
	return m, nil
}

func (m model) View() string { return "" }
