// Package asks has a model that others run, those of its module.
package asks

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

type panel struct{ text string }

func New() tea.Model { return panel{} }

func (p panel) Init() tea.Cmd { return nil }

func (p panel) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		data, err := os.ReadFile(msg.Key) // want `os.ReadFile`
		if err == nil {
			p.text = string(data)
		}
	}
	return p, nil
}

func (p panel) View() string { return p.text }
