//go:build cgo

// Package core is a window made with Cogent Core.
package core

import (
	"net/http"
	"os"
	"time"

	"cogentcore.org/core/core"
	"cogentcore.org/core/events"
	"cogentcore.org/core/styles"
	"cogentcore.org/core/tree"
)

// clock is a widget of the program's own.
type clock struct{ core.WidgetBase }

func (c *clock) Render() {
	os.Stat("light, but in every frame") // want `loopfs: os\.Stat \(fs\) blocks the cogentcore loop`
	c.WidgetBase.Render()
}

func build(b *core.Body, text *core.Text) {
	button := core.NewButton(b)
	button.OnClick(func(events.Event) {
		http.Get("http://localhost/") // want `loopnet: http\.Get \(net\) blocks the cogentcore loop`
		text.AsyncLock()              // want `loopdeadlock: \(\*WidgetBase\)\.AsyncLock \(deadlock\) waits for the cogentcore loop it runs on`
		text.AsyncUnlock()
		go func() {
			http.Get("http://localhost/")
			text.AsyncLock()
			text.SetText("loaded")
			text.AsyncUnlock()
		}()
	})
	button.Styler(func(*styles.Style) { os.ReadFile("style") }) // want `loopfs: os\.ReadFile \(fs\) blocks the cogentcore loop`
	text.Updater(func() { time.Sleep(time.Second) })            // want `loopwait: time\.Sleep \(sleep\) blocks the cogentcore loop`
	b.Maker(func(*tree.Plan) { os.ReadDir("plan") })            // want `loopfs: os\.ReadDir \(fs\) blocks the cogentcore loop`
	b.RunMainWindow()
}
