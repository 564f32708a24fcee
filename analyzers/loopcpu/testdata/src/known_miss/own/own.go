// Package own computes for long in code of its own: how long is not estimated.
package own

import tea "github.com/charmbracelet/bubbletea"

type model struct{ n int }

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.n = fib(45) // missed: seconds
	return m, nil
}

func (m model) View() string { return "" }

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}
