// Package notes is a window made with Wails v2.
package notes

import (
	"context"
	"net/http"
	"os"
	"time"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/menu"
	"github.com/wailsapp/wails/v2/pkg/options"
)

// Notes is bound: what the page calls has a goroutine for each call.
type Notes struct{}

func (n *Notes) Load() string {
	resp, err := http.Get("http://localhost/")
	if err != nil {
		return err.Error()
	}
	resp.Body.Close()
	return resp.Status
}

func run(n *Notes) error {
	file := menu.NewMenu()
	file.Append(menu.Text("reload", nil, func(*menu.CallbackData) {
		os.ReadFile("notes") // want `loopfs: os\.ReadFile \(fs\) blocks the wails loop`
		go n.Load()
	}))
	file.Append(&menu.MenuItem{Label: "clear", Click: func(*menu.CallbackData) { os.Remove("notes") }}) // want `loopfs: os\.Remove \(fs\) blocks the wails loop`
	return wails.Run(&options.App{
		Title:     "notes",
		Menu:      file,
		Bind:      []interface{}{n},
		OnStartup: func(context.Context) { n.Load() }, // started with go
		OnBeforeClose: func(context.Context) bool {
			time.Sleep(time.Second) // want `loopwait: time\.Sleep \(sleep\) blocks the wails loop`
			return false
		},
	})
}
