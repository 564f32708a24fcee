// Package once computes a table the first time it is needed, and off the loop.
package once

import (
	"sync"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct {
	once  sync.Once
	table []int
}

var primes = sync.OnceValue(func() (all []int) {
	for i := 0; i < 90_000_000; i++ {
		all = append(all, i)
	}
	return all
})

func (m *model) Init() tea.Cmd { return nil }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.once.Do(m.fill)
	if m.table == nil {
		m.table = compute()
	}
	primes()
	return m, func() tea.Msg {
		m.fill()
		return nil
	}
}

func (m *model) View() string {
	go m.fill()
	return ""
}

func (m *model) fill() {
	for i := 0; i < 90_000_000; i++ {
		m.table = append(m.table, i)
	}
}

func compute() (all []int) {
	for i := 0; i < 90_000_000; i++ {
		all = append(all, i)
	}
	return all
}
