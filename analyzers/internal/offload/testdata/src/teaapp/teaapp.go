// Package main is a program whose callback returns commands.
package main

import (
	"fmt"
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct {
	path, text string
	rows       []string
	cursor     int
	err        error
	p          *tea.Program
}

func main() {
	tea.NewProgram(model{}).Run()
}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.KeyMsg:
		switch msg.Key {
		case "r":
			title := "read " + m.path
			data, err := os.ReadFile(m.path) // fixed
			if err != nil {
				m.err = err
				return m, nil
			}
			m.text = title + string(data)
			return m, cmd2(m.text)
		case "d":
			return m, m.remove()
		}
		return m.handleKey(msg)
	}
	return m, cmd
}

func cmd2(text string) tea.Cmd { return func() tea.Msg { return fmt.Sprint(text) } }

func (m model) handleKey(msg tea.KeyMsg) (tea.Model, tea.Cmd) {
	if msg.Key == "s" {
		_ = os.WriteFile(m.path, []byte(m.text), 0o600) // all of it
		return m, tea.Quit
	}
	return m, nil
}

func (m model) remove() tea.Cmd {
	os.Remove(m.path)
	return nil
}

func (m model) View() string { return m.text }
