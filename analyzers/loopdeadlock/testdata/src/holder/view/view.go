// Package view has goroutines that hold a mutex while they wait for the loop, and
// handlers that lock it on the loop.
package view

import (
	"net/http"
	"sync"

	"github.com/gdamore/tcell/v2"
	"github.com/rivo/tview"
)

type view struct {
	app  *tview.Application
	list *tview.List

	mu    sync.Mutex
	names []string

	short  sync.Mutex // not held while anybody waits for the loop
	rows   sync.RWMutex
	local  sync.Mutex // held so by code of the loop alone
	remote sync.Mutex // held across more than one thing
}

func (v *view) start() {
	go v.refresh()
	go func() {
		v.rows.RLock()
		defer v.rows.RUnlock()
		v.draw()
	}()
	go v.fetch()
	v.list.SetSelectedFunc(func(int, string, string, rune) {
		v.mu.Lock() // want `\(\*sync.Mutex\).Lock \(deadlock\) waits for the tview loop it runs on: .*, held by \(\*view\).refresh across \(\*Application\).QueueUpdateDraw, also from 1 more place \(likely\); let \(\*view\).refresh unlock it before, or start a goroutine there that waits`
		v.names = nil
		v.mu.Unlock()
	})
	v.list.SetDoneFunc(func() {
		println(v.count())
		v.short.Lock()
		v.short.Unlock()
		v.rows.RLock()
		v.rows.RUnlock()
		v.local.Lock()
		v.local.Unlock()
	})
	tview.NewButton("all").SetSelectedFunc(func() {
		v.local.Lock()
		defer v.local.Unlock()
		v.draw()
	})
	v.list.SetInputCapture(func(e *tcell.EventKey) *tcell.EventKey {
		v.rows.Lock()   // want `\(\*sync.RWMutex\).Lock \(deadlock\) waits for the tview loop it runs on: .*, held by \(\*view\).start.func1 across \(\*Application\).QueueUpdateDraw \(likely\)`
		v.rows.Unlock() // no wait
		v.remote.Lock() // want `\(\*sync.Mutex\).Lock \(deadlock\) waits for the tview loop it runs on: .*, held by \(\*view\).fetch across \(\*Application\).QueueUpdateDraw \(likely\)`
		v.remote.Unlock()
		return e
	})
}

func (v *view) count() int {
	v.mu.Lock()
	defer v.mu.Unlock()
	return len(v.names)
}

func (v *view) refresh() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.names = append(v.names, "")
	v.app.QueueUpdateDraw(func() { println("drawn") })
}

func (v *view) draw() {
	v.app.QueueUpdateDraw(func() { println("drawn") }) // want `\(\*Application\).QueueUpdateDraw \(deadlock\) waits for the tview loop it runs on`
}

func (v *view) fetch() {
	v.remote.Lock()
	resp, err := http.Get("http://localhost/names")
	if err == nil {
		resp.Body.Close()
	}
	v.draw()
	v.remote.Unlock()
}

func (v *view) after() {
	v.short.Lock()
	v.names = nil
	v.short.Unlock()
	v.app.QueueUpdateDraw(func() { println("drawn") })
}

func (v *view) beside() {
	v.short.Lock()
	defer v.short.Unlock()
	go v.draw()
}
