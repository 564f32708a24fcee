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
