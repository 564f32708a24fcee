// Package values reaches its operations through func values of one package.
package values

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

type base struct{ path string }

func (b base) touch()         { os.Create(b.path) }     // want `os\.Create \(fs\) blocks the bubbletea loop`
func (b *base) drop()         { os.Remove(b.path) }     // want `os\.Remove \(fs\) blocks the bubbletea loop`
func (b base) move(to string) { os.Rename(b.path, to) } // want `os\.Rename \(fs\) blocks the bubbletea loop`

type model struct {
	base
	onKey map[string]func()
	steps []func()
	after func()
}

func newModel(path string) *model {
	m := &model{base: base{path: path}}
	m.onKey = map[string]func(){
		"l": func() { os.Link(path, path+"~") }, // want `os\.Link \(fs\) blocks the bubbletea loop`
	}
	m.steps = append(m.steps, func() {
		os.Symlink(path, path+"~") // want `os\.Symlink \(fs\) blocks the bubbletea loop`
	})
	return m
}

func (m *model) Init() tea.Cmd { return nil }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg {
	case "now":
		func() {
			os.Mkdir(m.path, 0o700) // want `os\.Mkdir \(fs\) blocks the bubbletea loop`
		}()
	case "local":
		load := func() { os.ReadFile(m.path) } // want `os\.ReadFile \(fs\) blocks the bubbletea loop`
		load()
	case "method value":
		touch := m.touch
		touch()
	case "method expression":
		base.move(m.base, "there")
	case "promoted and deferred":
		defer m.drop()
	case "parameter":
		twice(func() {
			os.RemoveAll(m.path) // want `os\.RemoveAll \(fs\) blocks the bubbletea loop`
		})
	case "returned":
		m.writer("x")()
	case "captured":
		m.after = func() { os.Chmod(m.path, 0o600) } // never called: nothing runs it
	case "element":
		m.onKey["l"]()
		for _, step := range m.steps {
			step()
		}
	case "recursion":
		m.walk(3)
	}
	return m, nil
}

func (m *model) View() string { return "" }

func twice(f func()) {
	f()
	f()
}

func (m *model) writer(text string) func() {
	return func() {
		os.WriteFile(m.path, []byte(text), 0o600) // want `os\.WriteFile \(fs\) blocks the bubbletea loop`
	}
}

func (m *model) walk(depth int) {
	if depth > 0 {
		m.descend(depth)
	}
}

func (m *model) descend(depth int) {
	os.ReadDir(m.path) // want `os\.ReadDir \(fs\) blocks the bubbletea loop: .*Update → .*walk → .*descend → os\.ReadDir`
	m.walk(depth - 1)
}
