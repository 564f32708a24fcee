// Package given has funcs that functions of another package give to interface methods
// and to funcs in fields: who is in there tells whether they are called.
package given

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"

	"given/tree"
)

type model struct {
	tree tree.Tree
	svc  *tree.Service
}

func newModel() model { return model{tree.New(), service()} }

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg {
	case "each":
		tree.Each(m.tree, func(name string) { os.Remove(name) }) // want `os.Remove \(fs\) blocks the bubbletea loop: model.Update → tree.Each → model.Update.func1 → os.Remove \(likely\)`
	case "own":
		m.svc.Load() // want `model.Update → \(\*Service\).Load → \(\*Service\).Load.func1 → os.ReadFile \(likely\)`
	case "field":
		m.svc.Save() // want `model.Update → \(\*Service\).Save → \(\*Service\).Save.func1 → os.WriteFile \(likely\)`
	case "handed on":
		m.svc.Drop() // want `model.Update → \(\*Service\).Drop → \(\*Service\).Drop.func1 → os.RemoveAll \(likely\)`
	case "started":
		m.svc.Later()
	}
	return m, nil
}

// direct calls what it is given, later does so on another goroutine, through hands it on.
type (
	direct  struct{}
	later   struct{}
	through struct{ f func(func()) }
)

func (direct) Do(f func())      { f() }
func (later) Start(f func())    { go f() }
func (t through) Pass(f func()) { t.f(f) }

func service() *tree.Service {
	call := func(f func()) { f() }
	return &tree.Service{Runner: direct{}, Starter: later{}, Passer: through{call}, Call: call}
}

func (m model) View() string { return "" }
