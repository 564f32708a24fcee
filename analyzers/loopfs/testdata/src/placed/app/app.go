// Package app makes stores for itself, one for another package and one for the loop: that is the place.
package app

import (
	"placed/sess"
	"placed/tui"
)

func name(s sess.Store) string { return "x" }

func batch() string { return name(&sess.File{Path: "a"}) }

func export() { sess.Export(&sess.File{Path: "c"}) }

func interactive() tui.Model {
	s := &sess.File{Path: "b"}
	return tui.New(s) // want `os.WriteFile \(fs\) blocks the bubbletea loop: Model.Update → \(\*File\).Append → os.WriteFile`
}
