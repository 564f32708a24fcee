// Package widget is a small copy of gio's: it reads a font once and keeps it.
package widget

import (
	"os"

	"gioui.org/layout"
)

// Label is safe by the tables, by its name and in an interface.
type Label struct{ font []byte }

func (l *Label) Paint() { l.font, _ = os.ReadFile("font") }

var painters []layout.Painter

func New() *Label {
	l := new(Label)
	painters = append(painters, l)
	return l
}
