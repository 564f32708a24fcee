// Package summary: a func that a helper of the package below gives to an
// interface method. The helper's effect does not keep what it gives to whom.
package summary

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"

	"known_miss/summary/tree"
)

type model struct{ tree tree.Tree }

func newModel() model { return model{tree.New()} }

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	tree.Each(m.tree, func(name string) { os.Remove(name) }) // missed: Each gives it to Tree.Visit
	return m, nil
}

func (m model) View() string { return "" }
