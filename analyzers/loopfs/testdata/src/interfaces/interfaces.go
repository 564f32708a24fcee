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

// visitor calls what it is given, or does not.
type visitor interface{ visit(f func(string)) }

type eager struct{ names []string }

func (e eager) visit(f func(string)) {
	for _, n := range e.names {
		f(n)
	}
}

type listing struct{ shown visitor }

func newListing() *listing { return &listing{shown: eager{}} }

func (l *listing) Init() tea.Cmd { return nil }

func (l *listing) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	l.shown.visit(func(name string) {
		os.Remove(name) // want `os\.Remove \(fs\) blocks the bubbletea loop: .* \(likely\)`
	})
	return l, nil
}

func (l *listing) View() string { return "" }

// later keeps what it is given and runs it elsewhere.
type later interface{ add(f func()) }

type background struct{}

func (background) add(f func()) { go f() }

type list struct{ work later }

func newList() *list { return &list{work: background{}} }

func (l *list) Init() tea.Cmd { return nil }

func (l *list) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	l.work.add(func() { os.Create("x") })
	return l, nil
}

func (l *list) View() string { return "" }

// mirror calls what it is given and keeps nothing of it: what the other goroutine
// gives it is no backend of the model.
func mirror(from <-chan struct{}, b backend) {
	for range from {
		again(b)
	}
}

func again(b backend) { b.load() }

type slow struct{}

func (slow) load() []byte {
	b, _ := os.ReadFile("slow")
	return b
}

func start(from <-chan struct{}) { go mirror(from, slow{}) }
