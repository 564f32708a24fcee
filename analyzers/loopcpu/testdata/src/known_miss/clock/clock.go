// Package clock waits by looking at the clock.
package clock

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct{}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	for start := time.Now(); time.Since(start) < time.Second; {
	}
	return m, nil
}

func (m model) View() string { return "" }
