// Package handlers gives its functions to termui's loop, as until its v2.
package handlers

import (
	"os"

	"github.com/gizak/termui"
	"github.com/nsf/termbox-go"
)

type clock struct{ *termui.Par }

func (c *clock) Buffer() termui.Buffer {
	os.Stat("now") // want `loopfs: os\.Stat \(fs\) blocks the termui-handlers loop`
	return c.Par.Buffer()
}

func dashboard(c *clock, updates chan termui.Event) {
	termui.Handle("/sys/kbd/r", func(termui.Event) {
		os.ReadFile("log") // want `loopfs: os\.ReadFile \(fs\) blocks the termui-handlers loop`
		termui.Render(c)
		termbox.Flush()
	})
	termui.Handle("/sys/kbd/q", func(termui.Event) { termui.StopLoop() })
	c.Handle("/timer/1s", func(termui.Event) {
		os.ReadDir("log")                        // want `loopfs: os\.ReadDir \(fs\) blocks the termui-handlers loop`
		termui.SendCustomEvt("/usr/updates", "") // want `loopdeadlock: termui\.SendCustomEvt \(deadlock\) waits for the termui-handlers loop`
	})
	termui.Handle("/usr/updates", func(termui.Event) {
		termui.Merge("updates", updates) // want `loopdeadlock: termui\.Merge \(deadlock\) waits for the termui-handlers loop`
	})
	termui.DefaultEvtStream.Hook(func(termui.Event) {
		os.Remove("log") // want `loopfs: os\.Remove \(fs\) blocks the termui-handlers loop`
	})
	termui.Loop()
}
