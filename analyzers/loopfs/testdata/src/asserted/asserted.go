// Package asserted has widgets that are asserted to be more than that.
package asserted

import (
	"os"

	"asserted/ui"
	"asserted/widgets"
)

// Show shows a window.
func Show() {
	w := &ui.Window{}
	w.Widgets = append(w.Widgets,
		widgets.Button("a"),
		widgets.Slider{}, // want `os.WriteFile \(fs\) blocks the ui loop: \(\*Window\).event → Slider.Drag → os.WriteFile \(likely\)`
		frame{})
	w.Run()
}

type saver interface{ Save() }

// Key is called for a key.
//
//loopvet:onloop keys
func Key(w ui.Widget) {
	if s, ok := w.(saver); ok {
		s.Save() // want `os.Create \(fs\) blocks the keys loop: asserted.Key → \(\*button\).Save → os.Create \(likely\)`
	}
}

type panel interface{ Draw() }

type focuser interface{ focus(p string) }

// frame is asked here for a method that has no capital letter.
type frame struct{ panels []panel }

func (f frame) Draw() {}

func (f frame) Click() {
	for _, p := range f.panels {
		if f, ok := p.(focuser); ok {
			f.focus("p")
		}
	}
}

type list struct{}

func (l *list) Draw()          {}
func (l *list) focus(p string) { os.Open(p) } // want `frame.Click → \(\*list\).focus → os.Open \(likely\)`

func newFrame() frame { return frame{[]panel{&list{}}} }
