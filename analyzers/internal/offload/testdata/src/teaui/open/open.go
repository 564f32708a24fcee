// Package open has a model that other packages can name, those of every module.
package open

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

type Panel struct {
	Path string
	open bool
}

func (p Panel) Init() tea.Cmd { return nil }

func (p Panel) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg.(type) {
	case tea.KeyMsg:
		if p.open {
			os.Remove(p.Path) // stays: other packages may call Panel.Update
		}
		p.open = false
	}
	return p, nil
}

func (p Panel) View() string { return p.Path }
