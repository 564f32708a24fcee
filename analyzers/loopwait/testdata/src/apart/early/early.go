// Package early holds the mutex before there is a loop.
package early

import (
	"apart/shared"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct{ store *shared.Store }

func Run() {
	m := model{new(shared.Store)}
	m.store.Fetch()
	tea.NewProgram(m).Run()
}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) { return m, nil }

func (m model) View() string { return m.store.Get("title") }
