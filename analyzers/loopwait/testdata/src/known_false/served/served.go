// Package served sends to a goroutine that does nothing but receive: how long a
// receiver is busy between two receives is not looked at.
package served

import tea "github.com/charmbracelet/bubbletea"

type model struct{ notes chan string }

func newModel() *model {
	m := &model{notes: make(chan string)}
	go func() {
		for note := range m.notes {
			println(note)
		}
	}()
	return m
}

func (m *model) Init() tea.Cmd { return nil }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.notes <- "key" // want `channel send \(wait\) blocks the bubbletea loop: .* \(likely\)`
	return m, nil
}

func (m *model) View() string { return "" }
