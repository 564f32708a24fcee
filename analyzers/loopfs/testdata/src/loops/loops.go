// Package loops has a function on two loops: one finding tells of both.
package loops

import (
	"os"

	"github.com/gotk3/gotk3/glib"
	"github.com/rivo/tview"
)

type notes struct {
	app  *tview.Application
	path string
}

func (n *notes) show(window bool) {
	if window {
		glib.IdleAdd(n.save)
		return
	}
	n.app.QueueUpdateDraw(n.save)
}

func (n *notes) save() {
	os.WriteFile(n.path, nil, 0o600) // want `os\.WriteFile \(fs\) blocks the gtk3 loop: \(\*notes\)\.save → os\.WriteFile, also from 1 more place, also on the tview loop; do it in a goroutine and show the result with glib\.IdleAdd`
	n.log()
}

func (n *notes) log() {
	os.WriteFile(n.path+".log", nil, 0o600)
}
