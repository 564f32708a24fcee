// Package ui is called back by what it calls.
package ui

import (
	"github.com/rivo/tview"

	"outside/dial"
)

type policy struct{ ok chan bool }

// Trust is one thing to mend with Connect: its wait stands there.
func (p *policy) Trust(string) bool { return <-p.ok }

func Show(b *tview.Button, p *policy, answers chan string) {
	b.SetSelectedFunc(func() {
		dial.Connect(p, answers) // want `channel receive \(wait\) blocks the tview loop: ui.Show.func1 → dial.Connect → channel receive, also from 1 more place`
	})
}

// Nothing else waits behind Each: the callback is the thing to mend.
func All(b *tview.Button, names []string, ready chan bool) {
	b.SetSelectedFunc(func() {
		dial.Each(names, func(string) {
			<-ready // want `channel receive \(wait\) blocks the tview loop: ui.All.func1 → dial.Each → ui.All.func1.func1 → channel receive`
		})
	})
}
