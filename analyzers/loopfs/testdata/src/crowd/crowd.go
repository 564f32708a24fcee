// Package crowd calls a library that calls one of many: that it is the one which
// blocks is possible, no more.
package crowd

import (
	tea "github.com/charmbracelet/bubbletea"
	"vm.example/vm"
)

type model struct{}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	vm.Call("print", "a")
	vm.Leave() // want `model.Update → vm.Leave → vm.init.func18 → os.Remove \(likely\)`
	return m, nil
}

func (m model) View() string { return "" }
