// Package admin repairs a store before there is a loop. It is known that the argument of
// Iterate is called on the loop, but not from which call of Iterate it comes: what repair
// gives to its own is believed to be called there too.
package admin

import (
	"os"

	"known_false/iterate/store"
	"known_false/iterate/ui"

	tea "github.com/charmbracelet/bubbletea"
)

func repair(s *store.Store) {
	s.Iterate(func(name string) {
		os.ReadFile(name) // want `os\.ReadFile \(fs\) blocks the bubbletea loop: .* \(likely\)`
	})
}

// Run shows the names.
func Run() {
	s := store.New(store.Names{"a", "b"})
	repair(s)
	tea.NewProgram(ui.Model{Store: s}).Run()
}
