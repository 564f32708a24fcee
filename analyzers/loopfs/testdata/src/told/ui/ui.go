// Package ui calls the interface on a loop, and knows the store: it reports.
package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"told/store"
)

type Model struct{ store store.Store }

func New(s store.Store) *Model { return &Model{s} }

func (m *Model) Init() tea.Cmd { return nil }

func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.store.Load() // want `os\.ReadFile \(fs\) blocks the bubbletea loop: \(\*Model\)\.Update → \(\*disk\)\.Load → os\.ReadFile`
	return m, nil
}

func (m *Model) View() string { return "" }
