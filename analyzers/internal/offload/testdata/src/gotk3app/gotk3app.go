// Package gotk3app has signal handlers of GTK.
package gotk3app

import (
	"os"

	"github.com/gotk3/gotk3/gtk"
)

type window struct {
	button *gtk.Button
	label  *gtk.Label
	path   string
}

func (w *window) bind() {
	w.button.Connect("clicked", func() {
		data, err := os.ReadFile(w.path)
		if err != nil {
			w.label.SetText(err.Error())
			return
		}
		w.label.SetText(string(data))
	})
}
