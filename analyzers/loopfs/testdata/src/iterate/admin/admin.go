// Package admin repairs a store before there is a loop. What it gives to its own call of
// Iterate is not what the loop gives to its.
package admin

import (
	"os"

	"iterate/store"
	"iterate/ui"

	tea "github.com/charmbracelet/bubbletea"
)

func repair(s *store.Store) {
	s.Iterate(func(name string) { os.ReadFile(name) })
	s.Later(func(name string) { os.Chmod(name, 0) })                         // want `\(\*Store\)\.Flush → \(\*Store\)\.Later\.func1 → admin\.repair\.func2 → os\.Chmod`
	store.Defer(&store.Jobs{}, "a", func(name string) { os.Mkdir(name, 0) }) // want `admin\.repair\.func3 → os\.Mkdir`
	s.Both(func(name string) { os.ReadFile(name) })
}

// Run shows the names.
func Run() {
	s := store.New(store.Names{"a", "b"})
	repair(s)
	tea.NewProgram(ui.Model{Store: s, Names: s}).Run() // want `Model\.Update → \(\*Store\)\.Iterate → Names\.Each → .* → Model\.Update\.func4 → os\.RemoveAll`
}
