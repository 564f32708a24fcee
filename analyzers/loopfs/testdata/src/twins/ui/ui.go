// Package ui asks on the loop what Detect makes, by functions that take any backend: what
// they are called with is known.
package ui

import (
	"twins/detect"
	"twins/vcs"

	tea "github.com/charmbracelet/bubbletea"
)

// Model shows branches.
type Model struct{ Other vcs.Backend }

func (m Model) Init() tea.Cmd { return nil }

func (m Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	b, err := detect.Detect(".")
	if err != nil {
		return m, nil
	}
	for taken(b, "a") {
	}
	for any(b, "b") {
	}
	return m, nil
}

func (m Model) View() string {
	if known(m.Other) {
		return "?"
	}
	return ""
}

func taken(b vcs.Backend, branch string) bool {
	return b.Exists(branch) // want `Model\.Update → ui\.taken → \(\*git\)\.Exists → os\.ReadFile.*also from 2 more places`
}

func any(b vcs.Backend, branch string) bool {
	asks := func() bool { return b.Exists(branch) }
	return asks()
}

// known is called with what others put into a field.
func known(b vcs.Backend) bool { return b.Exists("main") }
