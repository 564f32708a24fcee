package tviewapp

import (
	"os"

	"github.com/rivo/tview"
)

type panel struct {
	app    *tview.Application
	status *tview.TextView
}

// Both names are of one loop.
func newPanel(app *tview.Application, list *tview.List) *panel {
	p := &panel{app: app, status: tview.NewTextView()}
	list.SetDoneFunc(func() {
		err := os.Remove("panel") // fixed
		p.status.SetText(err.Error())
	})
	return p
}

type frame struct {
	app    *tview.Application
	status *tview.TextView
}

func newFrame(app *tview.Application, list *tview.List) *frame {
	f := &frame{app: app}
	list.SetDoneFunc(func() {
		err := os.Remove("frame") // stays: app and f.app could be the loop
		f.status.SetText(err.Error())
	})
	return f
}

func (f *frame) attach(app *tview.Application) { f.app = app }
