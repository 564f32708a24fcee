// Package ui calls what it is given, from more than one handler.
package ui

import tea "github.com/charmbracelet/bubbletea"

type Server interface {
	Names() []string
	Remove(name string)
}

type Model struct {
	server Server
	names  []string
}

func New(s Server) *Model { return &Model{server: s} }

func (m *Model) Init() tea.Cmd { return nil }

func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg {
	case "list":
		m.names = m.server.Names()
	case "filter":
		m.filter()
	case "remove":
		m.server.Remove(m.names[0])
	}
	return m, nil
}

func (m *Model) filter() { m.names = m.server.Names()[:1] }

func (m *Model) View() string { return "" }
