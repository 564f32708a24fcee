// Package painter paints a window with shiny.
package painter

import (
	"image"
	"os"

	"golang.org/x/exp/shiny/screen"
	"golang.org/x/exp/shiny/widget/node"
	"golang.org/x/mobile/event/key"
	"golang.org/x/mobile/event/lifecycle"
)

func show(s screen.Screen) error {
	os.ReadFile("before the loop")
	w, err := s.NewWindow(nil)
	if err != nil {
		return err
	}
	defer w.Release()
	for {
		switch e := w.NextEvent().(type) {
		case lifecycle.Event:
			if e.To == lifecycle.StageDead {
				return nil
			}
		case key.Event:
			os.ReadFile("picture") // want `loopfs: os\.ReadFile \(fs\) blocks the shiny loop`
			go func() {
				picture, _ := os.ReadFile("picture")
				w.Send(picture)
			}()
		}
	}
}

// picture is a widget of the program's own.
type picture struct{ node.LeafEmbed }

func (p *picture) PaintBase(ctx *node.PaintBaseContext, origin image.Point) error {
	os.Stat("light, but at every redraw") // want `loopfs: os\.Stat \(fs\) blocks the shiny loop`
	return p.LeafEmbed.PaintBase(ctx, origin)
}

func (p *picture) OnInputEvent(e interface{}, origin image.Point) node.EventHandled {
	os.Remove("picture") // want `loopfs: os\.Remove \(fs\) blocks the shiny loop`
	return node.Handled
}
