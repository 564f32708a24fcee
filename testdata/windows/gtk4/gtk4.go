//go:build cgo

// Package gtk4 is an application made with gotk4, without a window: to analyse GTK 4 itself takes minutes.
package gtk4

import (
	"context"
	"net/http"
	"os"
	"time"

	"github.com/diamondburned/gotk4/pkg/core/glib"
	"github.com/diamondburned/gotk4/pkg/gio/v2"
)

func build(app *gio.Application, f *gio.File) {
	app.ConnectActivate(func() {
		load()
		go func() {
			text := load()
			glib.IdleAdd(func() { os.WriteFile("status", []byte(text), 0o600) }) // want `loopfs: os\.WriteFile \(fs\) blocks the gtk4 loop`
		}()
	})
	app.Connect("shutdown", func() { os.ReadFile("settings") })      // want `loopfs: os\.ReadFile \(fs\) blocks the gtk4 loop`
	app.NotifyProperty("is-busy", func() { os.ReadDir("settings") }) // want `loopfs: os\.ReadDir \(fs\) blocks the gtk4 loop`
	glib.TimeoutAdd(1000, func() bool {
		time.Sleep(time.Second) // want `loopwait: time\.Sleep \(sleep\) blocks the gtk4 loop`
		return true
	})
	f.ReadAsync(context.Background(), 0, func(gio.AsyncResulter) { os.Remove("status") }) // want `loopfs: os\.Remove \(fs\) blocks the gtk4 loop`
}

func load() string {
	resp, err := http.Get("http://localhost/") // want `loopnet: http\.Get \(net\) blocks the gtk4 loop`
	if err != nil {
		return err.Error()
	}
	resp.Body.Close()
	return resp.Status
}
