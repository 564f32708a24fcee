// Package application waits for a tview application in its own handlers.
package application

import (
	"github.com/gdamore/tcell/v2"
	"github.com/rivo/tview"
)

type ui struct {
	app  *tview.Application
	view *tview.TextView
}

// post waits like what it wraps: derived.
func (u *ui) post(f func()) {
	u.app.QueueUpdateDraw(f) // want `QueueUpdateDraw \(deadlock\) waits for the tview loop it runs on: .*func2 → .*post → .*QueueUpdateDraw, and 1 more entry`
}

func (u *ui) finish() { u.post(func() {}) }

// postLater is what a program should have: it does not wait.
func (u *ui) postLater(f func()) { go u.app.QueueUpdateDraw(f) }

func (u *ui) build() {
	tview.NewButton("handler").SetSelectedFunc(func() {
		u.app.QueueUpdateDraw(func() { u.view.SetText("done") }) // want `QueueUpdateDraw \(deadlock\) waits for the tview loop it runs on`
	})
	tview.NewButton("own wrapper").SetSelectedFunc(func() {
		u.post(func() { u.view.SetText("done") })
	})
	tview.NewButton("by another function").SetSelectedFunc(func() { u.finish() })
	tview.NewButton("does not wait").SetSelectedFunc(func() {
		u.postLater(func() { u.view.SetText("done") })
		u.view.SetText("working")
	})
	u.app.SetInputCapture(func(event *tcell.EventKey) *tcell.EventKey {
		u.app.Draw() // want `Draw \(deadlock\) waits for the tview loop it runs on`
		u.app.SetFocus(u.view)
		return event
	})
	go u.app.QueueUpdate(func() {
		u.app.QueueUpdate(func() {}) // want `QueueUpdate \(deadlock\) waits for the tview loop it runs on`
	})
	u.view.SetChangedFunc(func() { u.app.Draw() }) // started with go
	u.app.QueueUpdateDraw(func() {})               // before the loop: not on it
}
