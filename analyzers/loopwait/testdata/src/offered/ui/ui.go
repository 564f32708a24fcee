// Package ui receives from goroutines that are at the send nearly always, and from some
// that are not.
package ui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"
	"offered/poller"
)

type model struct {
	quiet *poller.Poller
	ids   chan int
	done  chan struct{}
}

func newModel() model {
	m := model{quiet: poller.New(), ids: make(chan int)}
	m.quiet.New = func(state string) { println(state) }
	go m.quiet.Run(context.Background())
	go func() {
		for id := 0; ; id++ {
			m.ids <- id
		}
	}()
	return m
}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg {
	case "id":
		println(<-m.ids)
	case "poll":
		<-m.quiet.Poll()
	case "state":
		println(<-m.quiet.State())
	case "or":
		select {
		case state := <-m.quiet.State():
			println(state)
		case <-m.done:
		}
	case "seen":
		println(<-m.quiet.Seen())
	case "next":
		println(m.quiet.Next())
	case "slow":
		<-m.quiet.Slow() // want `channel receive \(wait\) blocks the bubbletea loop`
	case "single":
		<-m.quiet.Single() // want `channel receive \(wait\) blocks the bubbletea loop`
	case "watch":
		<-m.quiet.Watch() // want `channel receive \(wait\) blocks the bubbletea loop`
	case "asked":
		<-m.quiet.Asked() // want `channel receive \(wait\) blocks the bubbletea loop`
	case "done":
		<-m.done // want `channel receive \(wait\) blocks the bubbletea loop`
	}
	return m, nil
}

func (m model) View() string { return "" }
