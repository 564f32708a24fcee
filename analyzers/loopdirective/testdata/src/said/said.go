// Package said has directives, good and bad.
package said

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct{}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	os.ReadFile("a") //loopvet:ignore loopfs it is small
	os.ReadFile("b") //loopvet:ignore loopfs // want `reason`
	os.ReadFile("c") //loopvet:ignore loopsf it is small // want `loopsf.*loopfs`
	m.hidden()       //loopvet:ignore loopfs nothing is here any more // want `no loopfs finding`
	//loopvet:ingore loopfs it is small // want `ingore.*ignore`
	os.ReadFile("d")
	return m, nil
}

func (m model) View() string { return "" }

//loopvet:nonblocking it reads a file in memory
func (m model) hidden() { os.ReadFile("/dev/shm/e") }

//loopvet:blocks magic it waits // want `magic`
func wait() {}
