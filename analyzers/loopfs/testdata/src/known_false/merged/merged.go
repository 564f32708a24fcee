// Package merged: a field is one slot for all values of its type, so a func
// that only the worker's task holds is believed to be in the loop's task too.
package merged

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

type task struct{ run func() }

type model struct{ task *task }

func newModel(work chan<- *task) model {
	work <- &task{run: func() {
		os.ReadFile("state") // want `os\.ReadFile \(fs\) blocks the bubbletea loop`
	}}
	return model{task: &task{run: func() {}}}
}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.task.run()
	return m, nil
}

func (m model) View() string { return "" }
