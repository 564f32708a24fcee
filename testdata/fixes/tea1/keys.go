package main

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"
)

// open changes the copy that Update returns.
func (m *model) open(name string) tea.Cmd {
	m.text = ""
	text, err := m.notes.Read(name)
	if err != nil {
		m.err = fmt.Errorf("%s: %w", name, err)
		return nil
	}
	m.text = text
	return tea.ClearScreen
}
