// Package srv calls the handlers on a loop, which others wrap.
package srv

import (
	tea "github.com/charmbracelet/bubbletea"

	"wrapped/mid"
)

type Model struct {
	given, own, mine mid.Handler
}

// Use wraps the handler in what its caller has.
func (m *Model) Use(all ...mid.Middleware) {
	for _, wrap := range all {
		m.given = wrap(m.given)
	}
}

func (m *Model) Wrap() {
	wrap := mid.Audit("own")
	m.own = wrap(m.own) // want `os\.WriteFile \(fs\) blocks the bubbletea loop: mid\.Audit\.func1\.func1 → os\.WriteFile`
	m.mine = mid.Trim()(m.mine)
}

func (m *Model) Init() tea.Cmd { return nil }

func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.given("x")
	m.own("y")
	m.mine("z")
	return m, nil
}

func (m *Model) View() string { return "" }
