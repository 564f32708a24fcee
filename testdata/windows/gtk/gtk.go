// Package gtk is a window made with the interfaces over gotk3, which need no C.
package gtk

import (
	"net/http"
	"os"
	"time"

	"github.com/coyim/gotk3adapter/gdki"
	"github.com/coyim/gotk3adapter/glibi"
	"github.com/coyim/gotk3adapter/gtki"
)

type window struct {
	glib  glibi.Glib
	label gtki.Label
}

func (w *window) build(b gtki.Builder, button gtki.Button, keys gtki.AccelGroup) {
	button.Connect("clicked", w.clicked)
	b.ConnectSignals(map[string]interface{}{
		"on_quit": func() { os.Remove("status") }, // want `loopfs: os\.Remove \(fs\) blocks the gtk3 loop`
	})
	w.glib.TimeoutAdd(1000, func() bool {
		time.Sleep(time.Second) // want `loopwait: time\.Sleep \(sleep\) blocks the gtk3 loop`
		return true
	})
	keys.Connect2('q', gdki.ModifierType(0), 0, func() { os.ReadFile("keys") }) // want `loopfs: os\.ReadFile \(fs\) blocks the gtk3 loop`
}

func (w *window) clicked() {
	w.label.SetText(load())
	go func() {
		text := load()
		w.glib.IdleAdd(func() {
			w.label.SetText(text)
			os.WriteFile("status", []byte(text), 0o600) // want `loopfs: os\.WriteFile \(fs\) blocks the gtk3 loop`
		})
	}()
}

func load() string {
	resp, err := http.Get("http://localhost/") // want `loopnet: http\.Get \(net\) blocks the gtk3 loop`
	if err != nil {
		return err.Error()
	}
	resp.Body.Close()
	return resp.Status
}
