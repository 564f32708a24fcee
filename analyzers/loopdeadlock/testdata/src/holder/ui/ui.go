// Package ui shows what a store keeps.
package ui

import (
	tea "github.com/charmbracelet/bubbletea"
	"holder/store"
)

type model struct{ store *store.Store }

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) { return m, nil }

func (m model) View() string {
	return m.store.Get("title") // want `\(\*sync.Mutex\).Lock \(deadlock\) waits for the bubbletea loop it runs on: model.View → \(\*Store\).Get → \(\*sync.Mutex\).Lock, held by \(\*Store\).Set across \(\*Program\).Send \(likely\)`
}

// Run fetches beside the program.
func Run(s *store.Store, fetch func() string) {
	p := tea.NewProgram(model{s})
	s.Program = p
	go func() { s.Set("title", fetch()) }()
	p.Run()
}
