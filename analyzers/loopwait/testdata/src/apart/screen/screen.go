// Package screen calls both sides of a mutex: one on the loop, one in a command.
package screen

import (
	"apart/shared"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct{ store *shared.Store }

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	return m, func() tea.Msg { return m.fetch() }
}

func (m model) fetch() tea.Msg {
	m.store.Fetch()
	return nil
}

func (m model) View() string {
	return m.store.Get("title") // want `\(\*Store\).Get → \(\*sync.Mutex\).Lock, held by \(\*Store\).Fetch across http.Get \(likely\)`
}
