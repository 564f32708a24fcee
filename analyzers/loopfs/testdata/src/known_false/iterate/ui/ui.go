// Package ui lists the names on the loop.
package ui

import (
	"known_false/iterate/store"

	tea "github.com/charmbracelet/bubbletea"
)

// Model lists names.
type Model struct{ Store *store.Store }

func (m Model) Init() tea.Cmd { return nil }

func (m Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.Store.Iterate(func(name string) { println(name) })
	return m, nil
}

func (m Model) View() string { return "" }
