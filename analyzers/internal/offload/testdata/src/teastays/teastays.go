// Package main has messages that would not come to a case of their own.
package main

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

type every struct {
	path, text string
	title      string
}

func main() {
	tea.NewProgram(every{}).Run()
	tea.NewProgram(hidden{}).Run()
}

func (m every) Init() tea.Cmd { return nil }

func (m every) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		data, err := os.ReadFile(m.path) // stays: the case any takes every message
		if err != nil {
			return m, nil
		}
		m.text = string(data)
		return m, nil
	case any:
		_ = msg
	}
	return m, nil
}

func (m every) View() string { return m.text }

const limit = 10

type hidden struct{ path, text string }

func (m hidden) Init() tea.Cmd { return nil }

func (m hidden) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		const limit = 5
		data, err := os.ReadFile(m.path + msg.Key) // stays: limit means something else at the switch over messages
		if err != nil {
			return m, nil
		}
		m.text = string(data[:limit])
		return m, nil
	}
	return m, nil
}

func (m hidden) View() string { return m.text[:limit] }
