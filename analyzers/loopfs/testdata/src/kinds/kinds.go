// Package kinds makes values by the name of their kind.
package kinds

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"

	"kinds/store"
)

type source interface{ load() }

type memory struct{}

func (memory) load() {}

type model struct{ kind string }

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	open("memory")
	reopen("disk")
	reopen("memory")
	anyhow(m.kind)

	pick(true).load()
	choose(true).load()
	choose(false).load()
	through(true).load()
	across(m.kind == "memory").load()

	store.Loader("memory")()
	store.Saver("memory")()
	return m, nil
}

func (m model) View() string { return "" }

// open makes a source and loads it.
func open(kind string) {
	var s source
	switch kind {
	case "disk":
		s = opened{}
	case "memory":
		s = memory{}
	default:
		return
	}
	s.load()
}

type opened struct{}

func (opened) load() { os.ReadFile("document") }

func reopen(kind string) {
	var s source
	switch kind {
	case "disk":
		s = reopened{}
	case "memory":
		s = memory{}
	}
	s.load()
}

type reopened struct{}

func (reopened) load() {
	os.ReadFile("document") // want `os\.ReadFile \(fs\) blocks the bubbletea loop`
}

func anyhow(kind string) {
	var s source
	switch kind {
	case "disk":
		s = whatever{}
	case "memory":
		s = memory{}
	}
	s.load()
}

type whatever struct{}

func (whatever) load() {
	os.ReadFile("document") // want `os\.ReadFile \(fs\) blocks the bubbletea loop`
}

// pick returns one of two.
func pick(fast bool) source {
	if fast {
		return memory{}
	}
	return picked{}
}

type picked struct{}

func (picked) load() { os.ReadFile("document") }

func choose(fast bool) source {
	if fast {
		return memory{}
	}
	return chosen{}
}

type chosen struct{}

func (chosen) load() {
	os.ReadFile("document") // want `os\.ReadFile \(fs\) blocks the bubbletea loop`
}

// through hands its own parameter on.
func through(fast bool) source { return pick(fast) }

func across(fast bool) source { return crossing(fast) }

func crossing(fast bool) source {
	if fast {
		return memory{}
	}
	return crossed{}
}

type crossed struct{}

func (crossed) load() {
	os.ReadFile("document") // want `os\.ReadFile \(fs\) blocks the bubbletea loop`
}

type told struct{ model }

func (m told) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	store.Loader("disk")() // want `os\.ReadFile \(fs\) blocks the bubbletea loop`
	return m, nil
}

func (m told) View() string {
	store.Saver(m.kind)() // want `os\.WriteFile \(fs\) blocks the bubbletea loop`
	return ""
}
