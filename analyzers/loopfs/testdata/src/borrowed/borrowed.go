// Package borrowed has funcs that others call before they return, each for its own
// caller: what a goroutine gives the database is not on the loop because the loop gives
// it something, too.
package borrowed

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"

	"borrowed/db"
	"borrowed/svc"
)

type model struct{ names svc.Names }

func newModel(d *db.DB) model {
	go backup(d)
	return model{svc.Names{Store: d, Hook: func(*db.Tx) error {
		return os.WriteFile("hook", nil, 0o600) // want `os\.WriteFile \(fs\) blocks the bubbletea loop: .*Update → Names\.Refresh → borrowed\.newModel\.func1 → os\.WriteFile`
	}}}
}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.names.Name("a")
	m.names.Refresh()
	m.names.Each(func(*db.Tx) error {
		return os.Mkdir("each", 0o700) // want `os\.Mkdir \(fs\) blocks the bubbletea loop: .*Update → Names\.Each → .*func1 → os\.Mkdir`
	})
	m.own(func(*db.Tx) error {
		return os.Remove("own") // want `os\.Remove \(fs\) blocks the bubbletea loop: .*Update → model\.own → .*func2 → os\.Remove`
	})
	return m, nil
}

func (m model) own(f func(*db.Tx) error) { m.names.Store.WithTx(f) }

func (m model) View() string { return "" }

func backup(s svc.Store) {
	s.WithTx(func(*db.Tx) error { return os.RemoveAll("backup") })
	svc.Names{Store: s}.Each(func(*db.Tx) error { return os.RemoveAll("each") })
}
