// Package served sends to goroutines that are at the receive nearly always, and to
// some that are not. Whether they are still there is not asked.
package served

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct {
	notes, saves, calls, once chan string
	stop                      chan struct{}
}

func newModel(called func(string)) *model {
	m := &model{notes: make(chan string), saves: make(chan string), calls: make(chan string), once: make(chan string), stop: make(chan struct{})}
	go func() {
		for {
			select {
			case note := <-m.notes:
				println(note)
			case <-m.stop:
				return
			}
		}
	}()
	go func() {
		for path := range m.saves {
			os.Remove(path)
		}
	}()
	go func() {
		for name := range m.calls {
			called(name)
		}
	}()
	go func() { <-m.once }()
	return m
}

func (m *model) Init() tea.Cmd { return nil }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg {
	case "note":
		m.notes <- "key"
	case "stop":
		m.stop <- struct{}{}
	case "save":
		m.saves <- "key" // want `channel send \(wait\) blocks the bubbletea loop: .* \(likely\)`
	case "call":
		m.calls <- "key" // want `channel send \(wait\) blocks the bubbletea loop: .* \(likely\)`
	case "once":
		m.once <- "key" // want `channel send \(wait\) blocks the bubbletea loop: .* \(likely\)`
	}
	return m, nil
}

func (m *model) View() string { return "" }
