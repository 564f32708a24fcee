// Package rare has a costly branch that is hardly ever taken: the ways of a branch
// count as equally likely.
package rare

import tea "github.com/charmbracelet/bubbletea"

type model struct {
	cells [4000]int
	sum   int
}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	for i := range m.cells { // want `about .* on the bubbletea loop`
		if m.cells[i] == -1 { // one of them, at most
			for j := 0; j < 100_000; j++ {
				m.sum += i * j
			}
		}
	}
	return m, nil
}

func (m model) View() string { return "" }
