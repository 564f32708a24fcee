// Package recursion computes for long in code of its own.
package recursion

import tea "github.com/charmbracelet/bubbletea"

type model struct{ n int }

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.n = fib(45) // want `about .* s on the bubbletea loop \(budget 16 ms\): 3,806,580,954 calls of recursion.fib: model.Update; `
	m.n = fib(20)
	return m, nil
}

func (m model) View() string { return "" }

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}
