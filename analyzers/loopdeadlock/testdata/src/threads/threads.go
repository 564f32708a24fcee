// Package threads asks the thread on which it runs, and waits for the answer.
package threads

import (
	"machine"
	"time"

	"github.com/gopxl/pixel/v2/backends/opengl"
	"github.com/veandco/go-sdl2/sdl"
)

func nested() {
	sdl.Do(func() {
		sdl.Do(func() {}) // want `sdl\.Do \(deadlock\) waits for the sdl-main loop it runs on`
	})
	go sdl.Do(func() {
		go sdl.Do(func() {}) // off the loop
	})
}

func input(w *opengl.Window) {
	w.SetScrollCallback(func(w *opengl.Window, y float64) {
		w.SetTitle("scrolled") // want `SetTitle \(deadlock\) waits for the pixel-input loop it runs on`
	})
	w.SetTitle("not in a callback")
}

func interrupt(pressed, released chan bool) {
	machine.Pin(1).SetInterrupt(0, func(machine.Pin) {
		select {
		case pressed <- true:
		default:
		}
		<-released    // want `receive.* \(wait\) never ends on the interrupt loop`
		time.Sleep(1) // want `time\.Sleep \(sleep\) never ends on the interrupt loop`
	})
}
