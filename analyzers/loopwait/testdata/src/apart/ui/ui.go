// Package ui locks a mutex of another package by way of its methods.
package ui

import (
	"apart/store"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct{ store *store.Store }

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) { return m, nil }

func (m model) View() string {
	return m.store.Get("title") // want `model.View → \(\*Store\).Get → \(\*sync.Mutex\).Lock, held by \(\*Store\).follow across http.Get \(likely\)`
}
