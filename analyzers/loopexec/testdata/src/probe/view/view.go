// Package view asks every session on every tick.
package view

import (
	"time"

	"probe/session"

	tea "github.com/charmbracelet/bubbletea"
)

type tick time.Time

type list struct {
	sessions []*session.Session
	dead     []string
}

func (l *list) Init() tea.Cmd { return next() }

func (l *list) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tick); ok {
		l.refresh()
		return l, next()
	}
	return l, nil
}

func (l *list) refresh() {
	l.dead = l.dead[:0]
	for _, s := range l.sessions {
		if !s.Alive() { // want `\(\*exec\.Cmd\)\.Run \(exec\) blocks the bubbletea loop: .*list.*Update → .*list.*refresh → .*Session.*Alive → \(\*exec\.Cmd\)\.Run`
			l.dead = append(l.dead, s.Name)
		}
	}
}

func (l *list) View() string { return "" }

func next() tea.Cmd {
	return tea.Tick(time.Second, func(t time.Time) tea.Msg { return tick(t) })
}
