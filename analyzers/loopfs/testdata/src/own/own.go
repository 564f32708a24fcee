// Package own writes the cycle around a framework's own wait: that is the loop.
package own

import (
	"os"

	"gioui.org/app"
	"gioui.org/layout"
)

func loop(w *app.Window) error {
	os.ReadFile("settings") // before the loop
	for {
		switch w.Event().(type) {
		case app.FrameEvent:
			os.ReadFile("frame") // want `os\.ReadFile \(fs\) blocks the gio loop: own\.loop → os\.ReadFile`
			draw(layout.Context{})
		case nil:
			os.WriteFile("settings", nil, 0o600) // after it
			return nil
		}
	}
}

func draw(gtx layout.Context) layout.Dimensions {
	os.Open("picture") // want `os\.Open \(fs\) blocks the gio loop`
	return layout.Dimensions{}
}
