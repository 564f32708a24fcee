// Package layered runs on a framework that is built on another: on one loop, not on two.
package layered

import (
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
)

type button struct{ path string }

func (b *button) Tapped(*fyne.PointEvent) {
	os.ReadFile(b.path) // want `os\.ReadFile \(fs\) blocks the fyne loop`
}

func run() { app.Run(&button{"settings"}) }
