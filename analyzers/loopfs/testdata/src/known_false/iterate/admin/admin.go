// Package admin says what the names come from.
package admin

import (
	"known_false/iterate/store"
	"known_false/iterate/ui"

	tea "github.com/charmbracelet/bubbletea"
)

// Run shows the names.
func Run() {
	s := store.New(store.Names{"a", "b"})
	tea.NewProgram(ui.Model{Names: s}).Run() // want `os\.ReadFile \(fs\) blocks the bubbletea loop: .* \(likely\)`
}
