// Package nucular is a small copy of nucular, whose windows are shiny's.
package nucular

import "golang.org/x/exp/shiny/screen"

type Window struct{}

type UpdateFn func(*Window)

type MasterWindow interface{ Main() }

type masterWindow struct {
	wnd    screen.Window
	update UpdateFn
}

func NewMasterWindow(flags int, title string, updatefn UpdateFn) MasterWindow {
	return &masterWindow{update: updatefn}
}

func (w *masterWindow) Main() {
	for {
		if w.wnd.NextEvent() == nil {
			return
		}
		w.update(new(Window))
		w.wnd.Publish()
	}
}
