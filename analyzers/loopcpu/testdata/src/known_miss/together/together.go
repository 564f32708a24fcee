// Package together takes longer than a frame with all that it calls, each of which
// does not: estimates are not added up over a callback.
package together

import tea "github.com/charmbracelet/bubbletea"

type model struct{ sum int }

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.sum += count(9_000_000)
	m.sum += count(9_000_001)
	m.sum += count(9_000_002)
	m.sum += count(9_000_003)
	return m, nil
}

func (m model) View() string { return "" }

func count(n int) (sum int) {
	for i := 0; i < n; i++ {
		sum += i & 7
	}
	return sum
}
