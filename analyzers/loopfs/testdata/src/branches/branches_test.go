package branches

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

type fake struct{}

func (fake) Init() tea.Cmd                         { return nil }
func (fake) View() string                          { return "" }
func (f fake) Update(tea.Msg) (tea.Model, tea.Cmd) { os.ReadFile("a"); return f, nil }
