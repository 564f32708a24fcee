// Package gtk is a small copy of gotk3's: widgets are objects with signals.
package gtk

import "github.com/gotk3/gotk3/glib"

type Widget struct{ glib.Object }

type Button struct{ Widget }

func (v *Button) SetSensitive(sensitive bool) {}

type Label struct {
	Widget
	text string
}

func (v *Label) SetText(text string) { v.text = text }
