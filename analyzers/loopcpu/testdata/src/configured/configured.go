// Package configured has a .loopvet.yml (testdata/configured.yml): a large budget,
// and a formula for a library's function.
package configured

import (
	"configured/lib"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct{ n int }

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	lib.Slow(100)          // a fifth of a second
	lib.Slow(1000)         // want `about 2 s on the bubbletea loop \(budget 500 ms\): lib\.Slow: model\.Update`
	for range 40_000_000 { // some 15 ms
		m.n++
	}
	lib.Slow(m.n) // nothing tells how long
	return m, nil
}

func (m model) View() string { return "" }
