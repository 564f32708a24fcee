// Package flag asks through a method of its own: what is called in a busy loop is
// not looked into.
package flag

import (
	"sync/atomic"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct{ done flag }

type flag struct{ v atomic.Int32 }

func (f *flag) set() bool { return f.v.Load() != 0 }

func (m *model) Init() tea.Cmd { return nil }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	for !m.done.set() {
	}
	return m, nil
}

func (m *model) View() string { return "" }
