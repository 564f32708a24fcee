// Package ui lists the names on the loop. What it gives to a method of an interface off the
// loop is believed to be called where it calls the same method on the loop: of a parameter
// of an interface's method only all that it gets is known, not which call gave it.
package ui

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

// Lister is what a store is to others.
type Lister interface{ Iterate(func(string)) }

// Model lists names.
type Model struct{ Names Lister }

func (m Model) Init() tea.Cmd {
	return func() tea.Msg {
		m.Names.Iterate(func(name string) { os.ReadFile(name) })
		return nil
	}
}

func (m Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.Names.Iterate(func(name string) { println(name) })
	return m, nil
}

func (m Model) View() string { return "" }
