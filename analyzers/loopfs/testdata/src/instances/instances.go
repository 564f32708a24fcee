// Package instances: slots of generic types, conversions made when a generic
// function is instantiated, iterators.
package instances

import (
	"iter"
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

type store[K comparable, V any] struct {
	load  func(K) V
	items map[K]V
}

func (s *store[K, V]) get(k K) V {
	if v, ok := s.items[k]; ok {
		return v
	}
	return s.load(k)
}

type saver interface{ save() }

type disk struct{}

func (disk) save() { os.Create("x") } // want `os\.Create \(fs\)`

type other struct{}

func (*other) save() { os.Remove("x") } // want `os\.Remove \(fs\)`

// hold converts its type parameter to an interface.
func hold[T saver](v T) saver { return v }

type list[T saver] struct{ all []T }

func (l *list[T]) saveAll() {
	for _, v := range l.all {
		v.save()
	}
}

type model struct {
	s    *store[string, []byte]
	kept saver
	l    list[*other]
}

func newModel() *model {
	return &model{
		s: &store[string, []byte]{load: func(k string) []byte {
			b, _ := os.ReadFile(k) // want `os\.ReadFile \(fs\)`
			return b
		}},
		kept: hold(disk{}),
	}
}

func (m *model) Init() tea.Cmd { return nil }

func (m *model) lines() iter.Seq[string] {
	return func(yield func(string) bool) {
		os.ReadDir("d") // want `os\.ReadDir \(fs\)`
		yield("x")
	}
}

func mapped[T, U any](seq iter.Seq[T], f func(T) U) iter.Seq[U] {
	return func(yield func(U) bool) {
		for v := range seq {
			if !yield(f(v)) {
				return
			}
		}
	}
}

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg {
	case 1:
		m.s.get("x")
	case 2:
		m.kept.save()
	case 3:
		m.l.saveAll()
	case 4:
		for range m.lines() {
		}
	case 5:
		for range mapped(m.lines(), func(s string) int {
			os.Mkdir(s, 0) // want `os\.Mkdir \(fs\)`
			return 1
		}) {
		}
	}
	return m, nil
}

func (m *model) View() string { return "" }
