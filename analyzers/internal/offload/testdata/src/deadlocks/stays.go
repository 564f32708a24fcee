package main

import "github.com/rivo/tview"

func (u *ui) elsewhere() {
	u.list.SetDoneFunc(u.done)
	go u.done()
}

func (u *ui) done() {
	u.app.QueueUpdateDraw(func() { u.text.SetText("done") }) // stays: (*ui).elsewhere starts (*ui).done on a goroutine too
}

func (u *ui) both(f func()) {
	u.list.SetDoneFunc(f)
	f()
}

func (u *ui) given() {
	u.both(func() {
		u.app.QueueUpdateDraw(func() { u.text.SetText("done") }) // stays: (*ui).both may call (*ui).given.func1 too
	})
}

func (u *ui) handle() {
	tview.NewList().SetDoneFunc(func() {
		u.self().app.QueueUpdateDraw(func() { u.text.SetText("done") }) // stays: u.self().app is evaluated for the wait
	})
}

func (u *ui) self() *ui { return u }
