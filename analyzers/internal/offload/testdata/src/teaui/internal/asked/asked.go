// Package asked has a model that other packages can name, those of its module.
package asked

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

// Removed says that it is gone.
type Removed struct{}

type Panel struct {
	Path string
	open bool
}

func (p Panel) Init() tea.Cmd { return nil }

func (p Panel) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg.(type) {
	case tea.KeyMsg:
		if p.open {
			os.Remove(p.Path) // want `os.Remove`
		}
		p.open = false
	case Removed:
		os.Remove(p.Path) // want `os.Remove`
		return p, nil
	}
	return p, nil
}

func (p Panel) View() string { return p.Path }
