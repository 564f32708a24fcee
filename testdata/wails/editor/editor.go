// Package editor is a window made with Wails v3.
package editor

import (
	"os"
	"time"

	"github.com/wailsapp/wails/v3/pkg/application"
)

// Editor is a service: what the page calls has a goroutine for each call.
type Editor struct{ app *application.App }

func (e *Editor) Save(text string) error {
	os.WriteFile("text", []byte(text), 0o600)
	application.InvokeAsync(func() {
		os.Remove("draft") // want `loopfs: os\.Remove \(fs\) blocks the wails3 loop`
	})
	application.InvokeSync(func() {
		time.Sleep(time.Second) // want `loopwait: time\.Sleep \(sleep\) blocks the wails3 loop`
		go time.Sleep(time.Second)
	})
	return application.InvokeSyncWithError(func() error {
		_, err := os.ReadFile("text") // want `loopfs: os\.ReadFile \(fs\) blocks the wails3 loop`
		return err
	})
}

func run() error {
	app := application.New(application.Options{Name: "editor"})
	app.OnEvent("saved", func(*application.CustomEvent) { os.ReadFile("text") }) // started with go
	app.OnShutdown(func() { os.Remove("draft") })                                // want `loopfs: os\.Remove \(fs\) blocks the wails3 loop`
	return app.Run()
}
