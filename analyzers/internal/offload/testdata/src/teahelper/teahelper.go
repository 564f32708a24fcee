// Package main has the operation in a helper of its callback.
package main

import (
	"os"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct {
	path string
	rows []string
	err  error
}

func main() {
	m := &model{}
	tea.NewProgram(m).Run()
}

func (m *model) Init() tea.Cmd { return nil }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return m.resized(msg)
	}
	return m, nil
}

func (m *model) resized(msg tea.WindowSizeMsg) (tea.Model, tea.Cmd) {
	entries, err := os.ReadDir(m.path)
	m.rows = nil
	for _, e := range entries {
		m.rows = append(m.rows, strings.ToLower(e.Name()))
	}
	m.err = err
	return m, nil
}

func (m *model) View() string { return m.path }
