// Package callbacks waits for other goroutines and for time.
package callbacks

import (
	"sync"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct {
	program *tea.Program
	results chan string
	jobs    chan string
	group   sync.WaitGroup
	mutex   sync.Mutex
	ready   *sync.Cond
	text    string
}

func newModel() *model {
	return &model{results: make(chan string), jobs: make(chan string)}
}

func (m *model) Init() tea.Cmd { return nil }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg {
	case "receive":
		m.text = <-m.results // want `receive.* \(wait\) blocks the bubbletea loop`
	case "send":
		m.jobs <- m.text // want `send.* \(wait\) blocks the bubbletea loop`
	case "looks offloaded":
		done := make(chan string)
		go func() { done <- work() }()
		m.text = <-done // want `receive.* \(wait\) blocks the bubbletea loop`
	case "group":
		m.group.Go(func() { work() })
		m.group.Wait() // want `WaitGroup.*Wait \(wait\) blocks the bubbletea loop`
	case "condition":
		m.ready.Wait() // want `Cond.*Wait \(wait\) blocks the bubbletea loop`
	case "range":
		for text := range m.results { // want `receive.* \(wait\) blocks the bubbletea loop`
			m.text += text
		}
	case "time":
		time.Sleep(time.Second) // want `time\.Sleep \(sleep\) blocks the bubbletea loop`
	case "timer":
		<-time.After(time.Second) // want `receive.* \(.*\) blocks the bubbletea loop`
	case "callee":
		m.settle()
	case "lock":
		m.mutex.Lock()
		defer m.mutex.Unlock()
		m.text = ""
	case "the loop itself":
		m.program.Send("x") // loopdeadlock's
	case "command":
		return m, func() tea.Msg { return <-m.results }
	case "worker":
		go func() {
			m.group.Wait()
			m.jobs <- "done"
		}()
	}
	return m, nil
}

func (m *model) settle() {
	select { // want `select.* \(wait\) blocks the bubbletea loop: .*Update → .*settle → select`
	case m.text = <-m.results:
	case m.jobs <- m.text:
	}
}

func (m *model) View() string { return "" }

func work() string { return "done" }
