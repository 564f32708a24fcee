// Package interfaces reaches its operations through interface methods; the
// conversions that are seen say which.
package interfaces

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

type backend interface {
	load() []byte
}

type disk struct{ path string }

func (d disk) load() []byte {
	b, _ := os.ReadFile(d.path) // want `os\.ReadFile \(fs\) blocks the bubbletea loop: .*Update → .*load → os\.ReadFile`
	return b
}

type memory struct{ text []byte }

func (m memory) load() []byte { return m.text }

// unused implements backend too, but no value of it gets into one.
type unused struct{ path string }

func (u unused) load() []byte {
	b, _ := os.ReadFile(u.path)
	return b
}

type model struct{ source backend }

func newModel(path string) model {
	if path == "" {
		return model{source: memory{}}
	}
	return model{source: disk{path: path}}
}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.source.load()
	return m, nil
}

func (m model) View() string { return "" }
