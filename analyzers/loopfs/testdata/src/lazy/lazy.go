// Package lazy reads files once: on first use. That is "possible", which is not
// reported by default. What looks like it but happens again is reported.
package lazy

import (
	"os"
	"sync"

	tea "github.com/charmbracelet/bubbletea"
)

var (
	global []byte
	once   sync.Once
)

type model struct {
	cache  []byte
	loaded bool
	err    error
}

func (m *model) Init() tea.Cmd { return nil }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if m.cache == nil {
		m.cache, _ = os.ReadFile("a")
	}
	if !m.loaded {
		os.ReadFile("b")
		m.loaded = true
	}
	get()
	once.Do(func() { os.ReadFile("c") })
	if m.err == nil { // the usual case
		_, m.err = os.ReadFile("d") // want `os\.ReadFile \(fs\) blocks the bubbletea loop`
	}
	if m.cache != nil {
		os.Remove("e") // want `os\.Remove \(fs\) blocks the bubbletea loop`
		m.cache = nil
	}
	if !m.loaded { // never set to true here
		os.Create("f") // want `os\.Create \(fs\) blocks the bubbletea loop`
		m.reset()
	}
	return m, nil
}

func get() []byte {
	if global != nil {
		return global
	}
	global, _ = os.ReadFile("g")
	return global
}

func (m *model) reset() { m.loaded = false }

func (m *model) View() string { return "" }
