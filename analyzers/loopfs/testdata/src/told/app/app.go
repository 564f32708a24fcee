// Package app brings the two together, of which package ui has told already. What it
// has itself is for it to tell.
package app

import (
	"os"

	"told/store"
	"told/ui"
)

func build() []*ui.Model {
	return []*ui.Model{ui.New(store.New("x")), ui.New(scratch{})}
}

type scratch struct{}

func (scratch) Load() string {
	os.Remove("x") // want `os\.Remove \(fs\) blocks the bubbletea loop: \(\*Model\).Update → scratch\.Load → os\.Remove`
	return ""
}
