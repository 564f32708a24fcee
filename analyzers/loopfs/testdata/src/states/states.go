// Package states has programs with modes: what a function does in one mode is ruled
// out where it is called in another.
package states

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

type mode int

const (
	browsing mode = iota
	reading
	editing
)

type model struct {
	state  int
	mode   mode
	shown  []string
	nested struct{ mode mode }
}

func (m model) Init() tea.Cmd {
	if m.state == 2 {
		os.ReadFile("document") // in state 2 only
	}
	return nil
}

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if m.state == 1 {
		return m, m.Init()
	}
	if m.state == 3 {
		m.state = 2
		m.started() // changed in between
	}
	switch m.mode {
	case browsing:
		m.shown = nil // another field
		m.load()
	case reading:
		m.open()
	case editing:
		m.reset()
		m.saved() // reset may have changed the mode
	}
	if m.nested.mode == browsing {
		m.written()
	}
	old := m
	m.mode = browsing
	if m.mode == browsing {
		old.kept() // a copy that is older than the mode
	}
	return m, nil
}

func (m model) View() string { return "" }

func (m model) started() {
	if m.state == 2 {
		os.ReadFile("document") // want `os\.ReadFile \(fs\) blocks the bubbletea loop`
	}
}

func (m model) load() {
	switch m.mode {
	case reading, editing: // no condition on its own
	case browsing:
	}
	if m.mode == reading {
		os.ReadFile("document")
	}
}

func (m model) open() {
	if m.mode == reading {
		os.ReadFile("document") // want `os\.ReadFile \(fs\) blocks the bubbletea loop`
	}
}

func (m *model) reset() { m.mode = reading }

func (m model) saved() {
	if m.mode == reading {
		os.ReadFile("document") // want `os\.ReadFile \(fs\) blocks the bubbletea loop`
	}
}

func (m model) kept() {
	if m.mode == reading {
		os.ReadFile("document") // want `os\.ReadFile \(fs\) blocks the bubbletea loop`
	}
}

func (m model) written() {
	if m.mode == reading {
		os.ReadFile("document") // want `os\.ReadFile \(fs\) blocks the bubbletea loop`
	}
}

// pointed is a model by its address: whoever else has it may change it in any call.
type pointed struct{ mode mode }

func (p *pointed) Init() tea.Cmd { return nil }

func (p *pointed) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch p.mode {
	case browsing:
		os.Getpid()
		p.quiet()
	case editing:
		touch()
		p.told()
	}
	for p.mode == browsing {
		p.late()
		p.mode = reading
	}
	return p, nil
}

func (p *pointed) View() string { return "" }

var current *pointed

func touch() { current.mode = reading }

func (p *pointed) quiet() {
	if p.mode == reading {
		os.ReadFile("document")
	}
}

func (p *pointed) told() {
	if p.mode == reading {
		os.ReadFile("document") // want `os\.ReadFile \(fs\) blocks the bubbletea loop`
	}
}

// late looks only after it has changed the mode itself.
func (p *pointed) late() {
	p.mode = reading
	if p.mode == reading {
		os.ReadFile("document") // want `os\.ReadFile \(fs\) blocks the bubbletea loop`
	}
}
