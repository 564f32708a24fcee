// Package loud gives the sender more to do.
package loud

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
	"offered/poller"
)

type model struct{ poller *poller.Poller }

func newModel() model {
	m := model{poller.New()}
	m.poller.New = func(state string) { os.WriteFile("state", []byte(state), 0o600) }
	return m
}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg {
	case "seen":
		println(<-m.poller.Seen()) // want `channel receive \(wait\) blocks the bubbletea loop`
	case "state":
		println(<-m.poller.State())
	}
	return m, nil
}

func (m model) View() string { return "" }
