// Package answer has handlers that answer through one channel. Room for one in
// it mends them all.
package answer

import "github.com/rivo/tview"

func ask(list *tview.List, show func(bool)) {
	answer := make(chan bool)
	list.AddItem("yes", "", 0, func() {
		answer <- true // want `channel send \(wait\) blocks the tview loop: .*, also from 1 more place \(likely\)`
	})
	list.AddItem("no", "", 0, func() {
		answer <- false
	})
	other := make(chan bool)
	list.AddItem("other", "", 0, func() {
		other <- true // want `channel send \(wait\) blocks the tview loop: answer.ask.func3 → channel send \(likely\)`
	})
	go func() { show(<-answer || <-other) }()
}

// Whoever asks from another goroutine waits for the answer already.
func confirm(app *tview.Application, list *tview.List) (yes, sure bool) {
	result := make(chan bool)
	later(list, func() {
		result <- true
	})
	yes = <-result

	now := make(chan bool)
	app.QueueUpdateDraw(func() {
		now <- true // want `channel send \(wait\) blocks the tview loop: answer.confirm.func2 → channel send`
	})
	sure = <-now

	through := make(chan bool)
	draw(app, func() {
		through <- true // want `channel send \(wait\) blocks the tview loop: answer.confirm.func3 → channel send`
	})
	return yes, sure && <-through
}

func later(list *tview.List, do func()) { list.AddItem("later", "", 0, do) }

func draw(app *tview.Application, do func()) { app.QueueUpdateDraw(do) }
