// Package guards has waits that cannot hold the loop, and some that are bounded.
package guards

import (
	"context"
	"sync"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct {
	ctx     context.Context
	results chan string
	jobs    chan string
	text    string
	idle    sync.WaitGroup
	busy    sync.WaitGroup
	slots   chan bool
	turn    chan bool
}

func (m *model) work() {
	m.busy.Add(1)
	go m.busy.Done()
}

func newModel() *model {
	return &model{results: make(chan string), jobs: make(chan string), slots: make(chan bool, 4), turn: make(chan bool)}
}

func (m *model) Init() tea.Cmd { return nil }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg {
	case "default":
		select {
		case m.text = <-m.results:
		default:
		}
		select {
		case m.jobs <- m.text:
		default:
			m.text = "busy"
		}
	case "room":
		last := make(chan string, 1)
		last <- m.text
		go func() { m.jobs <- <-last }()
	case "context":
		select { // want `select.* \(wait\) blocks the bubbletea loop`
		case m.text = <-m.results:
		case <-m.ctx.Done():
		}
	case "drain":
		for len(m.jobs) > 0 {
			<-m.jobs
		}
		<-m.results // want `channel receive \(wait\) blocks the bubbletea loop`
	case "slot":
		m.slots <- true
		defer func() { <-m.slots }()
		m.inTurn()
	case "kept":
		last := make(chan string, 1)
		last <- m.text
		m.text = <-last
	case "try":
		select {
		case m.slots <- true:
			m.text = "mine"
			<-m.slots
		default:
		}
	case "slots":
		<-m.slots // want `channel receive \(wait\) blocks the bubbletea loop`
	case "idle":
		m.idle.Wait() // nobody adds to it
		m.busy.Wait() // want `Wait \(wait\) blocks the bubbletea loop`
	case "timeout":
		select { // want `select.* \(wait\) blocks the bubbletea loop`
		case m.jobs <- m.text:
		case <-time.After(time.Second):
		}
	case "short": // within the budget
		time.Sleep(time.Millisecond)
		timeout := time.NewTimer(2 * time.Millisecond)
		select {
		case m.jobs <- m.text:
		case <-timeout.C:
		}
		for range 100 {
			time.Sleep(time.Millisecond) // want `time\.Sleep \(sleep\) blocks the bubbletea loop`
		}
	case "all": // the timer is for all of them
		timeout := time.NewTimer(2 * time.Millisecond)
	all:
		for range 100 {
			select {
			case m.jobs <- m.text:
			case <-timeout.C:
				break all
			}
		}
	case "each": // it is over after the first
		timeout := time.NewTimer(2 * time.Millisecond)
		for range 100 {
			select { // want `select \(wait\) blocks the bubbletea loop`
			case m.jobs <- m.text:
			case <-timeout.C:
			}
		}
	case "settle":
		settle() // the longer of two
	}
	return m, nil
}

func settle() {
	time.Sleep(time.Millisecond)
	time.Sleep(time.Second) // want `time\.Sleep \(sleep\) blocks the bubbletea loop: .* → guards.settle → time\.Sleep`
}

func (m *model) View() string { return "" }

// inTurn hands over without room: somebody must take it, and give it back.
func (m *model) inTurn() {
	m.turn <- true
	m.text = ""
	<-m.turn // want `channel receive \(wait\) blocks the bubbletea loop`
}
