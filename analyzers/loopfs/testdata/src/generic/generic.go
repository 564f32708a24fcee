// Package generic reaches its operations through type parameters.
package generic

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

type loader interface{ load() int }

type disk struct{}

func (disk) load() int {
	os.ReadFile("state") // want `os\.ReadFile \(fs\) blocks the bubbletea loop`
	return 1
}

type memory struct{}

func (memory) load() int { return 2 }

func sum[T loader](items ...T) (n int) {
	for _, item := range items {
		n += item.load()
	}
	return n
}

func each[T any](items []T, f func(T)) {
	for _, item := range items {
		f(item)
	}
}

func all[T any](items []T) func(yield func(T) bool) {
	return func(yield func(T) bool) {
		for _, item := range items {
			if !yield(item) {
				return
			}
		}
	}
}

type model struct{ names []string }

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	sum(disk{})
	sum(memory{})
	each(m.names, func(name string) {
		os.Remove(name) // want `os\.Remove \(fs\) blocks the bubbletea loop`
	})
	for name := range all(m.names) {
		os.Create(name) // want `os\.Create \(fs\) blocks the bubbletea loop`
	}
	return m, nil
}

func (m model) View() string { return "" }
