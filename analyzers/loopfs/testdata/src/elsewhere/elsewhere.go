// Package elsewhere starts its operations on other goroutines. The arguments
// are still evaluated on the loop.
package elsewhere

import (
	"os"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"golang.org/x/sync/errgroup"
)

type loaded struct{ text []byte }

type model struct {
	path  string
	tasks errgroup.Group
}

func (m *model) Init() tea.Cmd { return m.load }

func (m *model) load() tea.Msg {
	b, _ := os.ReadFile(m.path)
	return loaded{b}
}

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg {
	case "go":
		go func() { os.Remove(m.path) }()
		go os.Remove(m.path)
		go m.clean()
		go keep(os.ReadFile(m.path)) // want `os\.ReadFile \(fs\) blocks the bubbletea loop`
	case "spawned":
		time.AfterFunc(time.Second, func() { os.Remove(m.path) })
		m.tasks.Go(func() error { return os.Remove(m.path) })
		background(func() { os.Remove(m.path) })
	case "command":
		return m, m.load
	case "commands":
		return m, tea.Batch(m.load, remove(m.path), tea.Tick(time.Second, func(time.Time) tea.Msg {
			os.Remove(m.path)
			return nil
		}))
	case "worked before it returned":
		return m, open(m.path)
	case "called by hand":
		return m.Update(m.reload())
	}
	return m, nil
}

func (m *model) View() string { return "" }

func (m *model) clean() { os.RemoveAll(m.path) }

func (m *model) reload() tea.Msg {
	b, _ := os.ReadFile(m.path) // want `os\.ReadFile \(fs\) blocks the bubbletea loop`
	return loaded{b}
}

func keep([]byte, error) {}

// background is derived: what it is given runs elsewhere.
func background(f func()) {
	go func() {
		defer func() { recover() }()
		f()
	}()
}

func remove(path string) tea.Cmd {
	return func() tea.Msg {
		os.Remove(path)
		return nil
	}
}

func open(path string) tea.Cmd {
	f, err := os.Open(path) // want `os\.Open \(fs\) blocks the bubbletea loop: .*Update → .*open → os\.Open`
	return func() tea.Msg {
		if err != nil {
			return err
		}
		return f
	}
}
