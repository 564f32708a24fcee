// Package toolkit calls a toolkit's widgets by their names and through an
// interface. What a table calls safe is safe both ways.
package toolkit

import (
	"os"

	"gioui.org/layout"
	"gioui.org/widget"
)

type page struct {
	title *widget.Label
	rows  []layout.Painter
}

func open() *page { return &page{widget.New(), nil} }

func (p *page) Layout(gtx layout.Context) layout.Dimensions {
	p.title.Paint()
	for _, row := range p.rows {
		row.Paint()
	}
	return layout.Dimensions{}
}

// picture is the program's own.
type picture struct{}

func (*picture) Paint() { os.ReadFile("picture") } // want `os.ReadFile \(fs\) blocks the gio loop: \(\*page\).Layout → \(\*picture\).Paint → os.ReadFile \(likely\)`

func (p *page) add() { p.rows = append(p.rows, new(picture)) }
