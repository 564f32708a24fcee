// Package downstream is the program: the finding stands at the last call of
// the chain that lies here.
package downstream

import (
	"os"

	"chain/middle"
	"chain/upstream"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct {
	cache    *middle.Cache
	promoted middle.Embedded
	store    *upstream.Store
	found    bool
}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg {
	case "has":
		m.found = m.cache.Has("a") // the same os.ReadFile: named in the finding below
	case "the same call at another place":
		m.found = m.cache.Has("b") // one finding, at the first place
	case "helper":
		m.reload()
	case "promoted":
		m.found = m.promoted.Has("a") // likewise
	case "each":
		m.store.Each(func(name string) {
			os.Remove(name) // want `os\.Remove \(fs\) blocks the bubbletea loop: .*Each.* → os\.Remove`
		})
		m.store.Each(remove)
	case "later":
		m.store.Later(func(name string) { os.Remove(name) })
	case "memory":
		m.found = m.cache.Len() > 0
	}
	return m, nil
}

func (m model) reload() {
	m.store.Load() // want `os\.ReadFile \(fs\) blocks the bubbletea loop: model\.Update → model\.reload → .*Store.*Load → os\.ReadFile, also from 3 more places`
}

func remove(name string) {
	os.Remove(name) // want `os\.Remove \(fs\) blocks the bubbletea loop: .*remove → os\.Remove`
}

func (m model) View() string { return "" }
