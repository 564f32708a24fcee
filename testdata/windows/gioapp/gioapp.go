// Package gioapp is a window made with gio.
package gioapp

import (
	"os"
	"time"

	"gioui.org/app"
	"gioui.org/layout"
	"gioui.org/op"
	"gioui.org/widget"
)

func run(w *app.Window, results <-chan string) error {
	os.ReadFile("before the loop")
	var ops op.Ops
	p := new(page)
	for {
		switch e := w.Event().(type) {
		case app.DestroyEvent:
			return e.Err
		case app.FrameEvent:
			gtx := app.NewContext(&ops, e)
			p.layout(gtx)
			p.text = <-results // want `loopwait: channel receive \(wait\) blocks the gio loop`
			select {
			case p.text = <-results:
			default:
			}
			e.Frame(gtx.Ops)
		}
	}
}

type page struct {
	save widget.Clickable
	text string
}

func (p *page) layout(gtx layout.Context) layout.Dimensions {
	if p.save.Clicked(gtx) {
		os.WriteFile("page", []byte(p.text), 0o600) // want `loopfs: os\.WriteFile \(fs\) blocks the gio loop`
	}
	os.Stat("light: nothing tells that this runs in every frame")
	go time.Sleep(time.Second)
	return layout.Flex{}.Layout(gtx)
}
