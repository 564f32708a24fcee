package frames

import (
	"os"

	"github.com/aarzilli/nucular"
	"golang.org/x/exp/shiny/screen"
)

func paint(w screen.Window) {
	for {
		switch w.NextEvent().(type) {
		case nil:
			return
		default:
			os.ReadFile("paint") // want `os\.ReadFile \(fs\) blocks the shiny loop: frames\.paint → os\.ReadFile`
			w.Publish()
		}
	}
}

// nucular is built on shiny: one loop, not two.
func update() {
	nucular.NewMasterWindow(0, "title", func(*nucular.Window) {
		os.ReadFile("update") // want `os\.ReadFile \(fs\) blocks the nucular loop`
	}).Main()
}
