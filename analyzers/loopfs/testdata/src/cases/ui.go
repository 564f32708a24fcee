// Package cases calls functions that do different things with different
// arguments: constants, types of events, flags, callbacks or none.
package cases

import (
	"os"

	"github.com/rivo/tview"

	"cases/bus"
	"cases/store"
)

type (
	opened struct{}
	saved  struct{ name string }
	told   struct{ name string }
)

func direct(list *tview.List) {
	list.AddItem("open", "", 0, func() {
		store.Handle(store.Opened)
		store.Forward(store.Closed, false)
		store.Forward(store.Saved, true)
		store.Load("x", false)
		store.Each(func() {})
	})
	list.AddItem("save", "", 0, func() {
		store.Handle(store.Saved) // want `os.WriteFile \(fs\) blocks the tview loop: cases.direct.func2 → store.Handle → os.WriteFile, also from 2 more places`
	})
	list.AddItem("forward", "", 0, func() {
		store.Forward(store.Saved, false) // one of the places
	})
	list.AddItem("load", "", 0, func() {
		store.Load("x", len(os.Args) > 1) // want `store.Load → os.ReadFile`
	})
	list.AddItem("each", "", 0, func() {
		store.Each(nil) // want `store.Each → os.ReadDir`
	})
	list.AddItem("slow", "", 0, func() {
		store.Always(false) // want `store.Always → store.slow → os.ReadFile`
	})
}

func variadic(list *tview.List) {
	list.AddItem("with", "", 0, func() {
		store.Refresh(struct{}{})
		store.Keep("a", "b")
		store.Drop("a") // want `store.Drop → os.Remove`
	})
	list.AddItem("without", "", 0, func() {
		store.Refresh() // want `store.Refresh → os.ReadFile`
		store.Drop()
	})
	list.AddItem("without a name", "", 0, func() {
		store.Keep() // want `store.Keep → os.ReadFile`
	})
	list.AddItem("some", "", 0, func() {
		store.Keep(os.Args...) // one of the places
	})
}

func some(list *tview.List, e store.Event) {
	list.AddItem("some", "", 0, func() {
		store.Handle(e) // the other
	})
}

type ui struct{ bus bus.Bus }

func (u *ui) handle(e bus.Event) {
	switch e := e.(type) {
	case opened:
		println("opened")
	case saved:
		write(e.name)
	case told:
		os.Remove(e.name) // only a goroutine publishes it
	}
}

func write(name string) {
	os.WriteFile(name, nil, 0o600) // want `os.WriteFile \(fs\) blocks the tview loop: cases.published.func2 → cases.publish → \(\*Bus\).Publish → \(\*ui\).handle → cases.write → os.WriteFile \(likely\)`
}

// Build makes what is published be used.
func Build(list *tview.List) { published(&ui{}, list) }

func published(u *ui, list *tview.List) {
	tell(u)
	u.bus.Subscribe(u.handle)
	list.AddItem("open", "", 0, func() {
		u.bus.Publish(opened{})
		u.bus.Stop()
	})
	list.AddItem("save", "", 0, func() {
		publish(u, saved{"x"})
	})
}

func tell(u *ui) { go u.bus.Publish(told{"x"}) }

func publish(u *ui, e bus.Event) { u.bus.Publish(e) }

func local(list *tview.List) {
	list.AddItem("no", "", 0, func() { render(false) })
	list.AddItem("fast", "", 0, func() {
		draw("fast", 1)
		draw("slow", 2)
	})
	list.AddItem("twice", "", 0, func() { again(false, 3) })
}

func render(save bool) {
	if save {
		os.WriteFile("render", nil, 0o600)
	}
}

func draw(mode string, size int) {
	if mode != "fast" {
		os.WriteFile("slow", nil, 0o600) // want `cases.local.func2 → cases.draw → os.WriteFile`
	}
	switch size {
	case 1, 2:
	default:
		os.Remove("no size but 1 and 2")
	}
}

func again(save bool, n int) {
	if n > 0 {
		again(save, n-1)
	}
	render(save)
}

func changed(list *tview.List, app *tview.Application) {
	list.AddItem("changed", "", 0, func() { change(false, app) })
}

// change does not keep what it is given.
func change(save bool, app *tview.Application) {
	if len(os.Args) > 1 {
		save = true
	}
	if save {
		os.ReadFile("change") // want `os.ReadFile \(fs\) blocks the tview loop: cases.changed.func1 → cases.change → os.ReadFile`
	}
}
