// Package filled receives what is there already: that a channel is closed is not
// followed.
package filled

import tea "github.com/charmbracelet/bubbletea"

type model struct{ text string }

func (m *model) Init() tea.Cmd { return nil }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	return m, nil
}

func (m *model) View() string {
	done := make(chan struct{})
	close(done)
	<-done // want `receive.* \(wait\) blocks the bubbletea loop`
	return m.text
}
