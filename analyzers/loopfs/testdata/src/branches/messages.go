package branches

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

// Messages that only this package can make: nobody does, or nobody who is called.
type (
	sentMsg     struct{}
	unsentMsg   struct{}
	forgotten   struct{}
	pointerMsg  struct{}
	argumentMsg struct{}
	resultMsg   struct{}
	ticks       struct{ tea.Model }
)

func (t ticks) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg.(type) {
	case sentMsg:
		os.Remove("a") // want `os\.Remove \(fs\)`
		return t, forward[argumentMsg]
	case unsentMsg:
		os.Remove("b")
	case forgotten:
		os.Remove("c")
	case *pointerMsg:
		os.Remove("d") // want `os\.Remove \(fs\)`
	case argumentMsg:
		os.Remove("e") // want `os\.Remove \(fs\)`
	case resultMsg:
		os.Remove("f") // want `os\.Remove \(fs\)`
	}
	if _, ok := msg.(unsentMsg); !ok {
		os.Remove("g") // want `os\.Remove \(fs\)`
	}
	return t, t.tick
}

func (t ticks) tick() tea.Msg { return t.next() }

func (ticks) next() tea.Msg {
	if os.Getpid() > 1 {
		return &pointerMsg{}
	}
	return sentMsg{}
}

// NewResult makes one for others.
func NewResult() resultMsg { return resultMsg{} }

func forward[T any]() tea.Msg { return *new(T) }

func forget() tea.Msg { return remember() }

func remember() tea.Msg { return forgotten{} }
