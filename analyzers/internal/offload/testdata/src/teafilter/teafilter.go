// Package main has a filter that sees the messages first.
package main

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct{ text string }

func main() {
	tea.NewProgram(model{}, tea.WithFilter(func(_ tea.Model, msg tea.Msg) tea.Msg {
		if _, ok := msg.(tea.KeyMsg); ok {
			return msg
		}
		return nil
	})).Run()
}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		data, err := os.ReadFile(msg.Key) // stays: WithFilter sees the messages first
		if err == nil {
			m.text = string(data)
		}
	}
	return m, nil
}

func (m model) View() string { return m.text }
