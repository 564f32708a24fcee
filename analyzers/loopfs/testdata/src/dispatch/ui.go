// Package dispatch has one place from which the handlers of all keys are called. It
// is one finding, but each handler is something of its own to mend, and is counted.
package dispatch

import (
	"github.com/gdamore/tcell/v2"
	"github.com/rivo/tview"

	"dispatch/ctl"
)

func keys(box *tview.Box) {
	bindings := new(ctl.Notes).Bindings()
	box.SetInputCapture(func(event *tcell.EventKey) *tcell.EventKey {
		for _, b := range bindings {
			if b.Key == event.Rune() {
				b.Handler() // want `os.WriteFile \(fs\) blocks the tview loop: dispatch.keys.func1 → \(\*Notes\).save → os.WriteFile, and 2 more \(likely\)`
			}
		}
		return event
	})
}
