// Package ui lists the names on the loop.
package ui

import (
	"os"

	"iterate/store"

	tea "github.com/charmbracelet/bubbletea"
)

// Lister is what a store is to others.
type Lister interface{ Iterate(func(string)) }

// Model lists names.
type Model struct {
	Store *store.Store
	Names Lister
	own   list
	jobs  *store.Jobs
}

func (m Model) Init() tea.Cmd {
	// Not on the loop: what is given to the same functions here is not called there.
	return func() tea.Msg {
		m.Store.Iterate(func(name string) { os.Remove(name) })
		m.own.each(func(name string) { os.Remove(name) })
		return nil
	}
}

func (m Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.Store.Iterate(func(name string) { println(name) })
	m.Store.Iterate(func(name string) { os.WriteFile(name, nil, 0) }) // want `os\.WriteFile \(fs\)`
	m.Store.Both(func(name string) { os.MkdirAll(name, 0) })          // want `os\.MkdirAll \(fs\)`
	m.Names.Iterate(func(name string) { os.RemoveAll(name) })         // said where it is known what Names is
	m.own.each(func(name string) { os.ReadDir(name) })                // want `os\.ReadDir \(fs\)`
	m.Store.Later(func(name string) { os.Truncate(name, 0) })         // want `os\.Truncate \(fs\)`
	m.Store.Flush()
	m.jobs.Run()
	return m, nil
}

func (m Model) View() string { return "" }

// A function of the package itself that calls its argument in a literal that it gives away.
type list struct{ source store.Source }

func (l list) each(do func(string)) {
	l.source.Each(func(name string) bool {
		do(name)
		return true
	})
}
