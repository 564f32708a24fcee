// Package filled receives what is there already: what a channel holds is not
// followed.
package filled

import tea "github.com/charmbracelet/bubbletea"

type model struct{ text string }

func (m *model) Init() tea.Cmd { return nil }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	last := make(chan string, 1)
	last <- m.text
	m.text = <-last // want `receive.* \(wait\) blocks the bubbletea loop`
	return m, nil
}

func (m *model) View() string {
	done := make(chan struct{})
	close(done)
	<-done // want `receive.* \(wait\) blocks the bubbletea loop`
	return m.text
}
