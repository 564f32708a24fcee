// Package fields calls methods of what unexported fields hold. Nobody else can put
// anything in, so it is what this package puts there and nothing else.
package fields

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
	"source.example/source"
)

// opened holds a library's source, by what the library made.
type opened struct{ in source.Source }

func newOpened() *opened { return &opened{in: source.Open("a")} }

func (o *opened) Init() tea.Cmd { return nil }

func (o *opened) Update(tea.Msg) (tea.Model, tea.Cmd) {
	o.in.Load() // want `os\.ReadFile \(fs\) blocks the bubbletea loop: \(\*opened\)\.Update → file\.Load → os\.ReadFile, also from 1 more place `
	return o, nil
}

func (o *opened) View() string { return "" }

// typed holds a source of this package, and what that says comes next.
type typed struct{ in source.Source }

func newTyped() *typed { return &typed{in: text("a")} }

func (t *typed) Init() tea.Cmd { return nil }

func (t *typed) Update(tea.Msg) (tea.Model, tea.Cmd) {
	t.in = t.in.Next()
	t.in.Load()
	return t, nil
}

func (t *typed) View() string { return "" }

type text string

func (t text) Load() []byte { return []byte(t) }

func (t text) Next() source.Source { return t + "!" }

// mixed ends in a source of the library, as one of this package says.
type mixed struct{ in source.Source }

func newMixed() *mixed { return &mixed{in: first("a")} }

func (m *mixed) Init() tea.Cmd { return nil }

func (m *mixed) Update(tea.Msg) (tea.Model, tea.Cmd) {
	m.in = m.in.Next()
	m.in.Load() // the other place
	return m, nil
}

func (m *mixed) View() string { return "" }

type first string

func (f first) Load() []byte { return nil }

func (f first) Next() source.Source { return source.Open(string(f)) }

// tabs holds what its models make of themselves: editing ends in a saved.
type tabs struct{ current tea.Model }

func newTabs() *tabs { return &tabs{current: editing{}} }

func (t *tabs) Init() tea.Cmd { return nil }

func (t *tabs) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	t.current, _ = t.current.Update(msg)
	return t, nil
}

func (t *tabs) View() string { return "" }

type editing struct{ path string }

func (e editing) Init() tea.Cmd { return nil }

func (e editing) Update(tea.Msg) (tea.Model, tea.Cmd) { return saved(e), nil }

func (e editing) View() string { return "" }

type saved struct{ path string }

func (s saved) Init() tea.Cmd { return nil }

func (s saved) Update(tea.Msg) (tea.Model, tea.Cmd) {
	os.WriteFile(s.path, nil, 0o600) // want `os\.WriteFile \(fs\) blocks the bubbletea loop: saved\.Update → os\.WriteFile`
	return s, nil
}

func (s saved) View() string { return "" }

// store is no model: what its field holds decides alone.
type store interface{ save() }

type disk struct{ path string }

func (d disk) save() { os.Create(d.path) } // want `os\.Create \(fs\) blocks the bubbletea loop: \(\*lent\)\.Update → .*disk\.save → os\.Create`

type memory struct{}

func (memory) save() {}

// quiet keeps nothing but memory, so disk is no matter of it.
type quiet struct{ in store }

func newQuiet() *quiet { return &quiet{in: memory{}} }

func (q *quiet) Init() tea.Cmd { return nil }

func (q *quiet) Update(tea.Msg) (tea.Model, tea.Cmd) {
	q.in.save()
	return q, nil
}

func (q *quiet) View() string { return "" }

// lent has its field set by somebody who has the address.
type lent struct{ in store }

func newLent(path string) *lent {
	l := &lent{in: memory{}}
	set(&l.in, path)
	return l
}

func set(s *store, path string) { *s = disk{path} }

func (l *lent) Init() tea.Cmd { return nil }

func (l *lent) Update(tea.Msg) (tea.Model, tea.Cmd) {
	l.in.save()
	return l, nil
}

func (l *lent) View() string { return "" }

var _ = []any{newTabs, newQuiet, newLent, newOpened, newTyped, newMixed}
