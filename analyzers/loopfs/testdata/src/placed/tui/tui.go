// Package tui calls on a loop what it is given.
package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"placed/sess"
)

type Model struct{ store sess.Store }

func New(s sess.Store) Model { return Model{s} }

func (m Model) Init() tea.Cmd { return nil }
func (m Model) View() string  { return "" }
func (m Model) Update(tea.Msg) (tea.Model, tea.Cmd) {
	m.store.Append("key")
	return m, nil
}
