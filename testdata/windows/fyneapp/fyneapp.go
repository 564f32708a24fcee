// Package fyneapp is a window made with fyne.
package fyneapp

import (
	"net/http"
	"os"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"
)

func build(w fyne.Window) fyne.CanvasObject {
	entry := widget.NewEntry()
	entry.OnChanged = func(text string) { os.WriteFile("draft", []byte(text), 0o600) } // want `loopfs: os\.WriteFile \(fs\) blocks the fyne loop`
	w.SetCloseIntercept(func() { time.Sleep(time.Second) })                            // want `loopwait: time\.Sleep \(sleep\) blocks the fyne loop`
	list := widget.NewList(
		func() int { return count() },
		func() fyne.CanvasObject { return widget.NewLabel("") },
		func(id widget.ListItemID, o fyne.CanvasObject) {})
	button := widget.NewButton("load", func() {
		go func() {
			status := load() // off the loop
			fyne.Do(func() {
				entry.SetText(status)
				os.ReadFile("settings") // want `loopfs: os\.ReadFile \(fs\) blocks the fyne loop`
			})
		}()
		fyne.DoAndWait(func() { entry.Disable() }) // want `loopdeadlock: fyne\.DoAndWait \(deadlock\) waits for the fyne loop it runs on`
	})
	dialog.ShowConfirm("sure?", "", func(bool) { load() }, w)
	w.SetContent(button)
	return list
}

func count() int {
	entries, _ := os.ReadDir(".") // want `loopfs: os\.ReadDir \(fs\) blocks the fyne loop`
	return len(entries)
}

func load() string {
	resp, err := http.Get("http://localhost/") // want `loopnet: http\.Get \(net\) blocks the fyne loop`
	if err != nil {
		return err.Error()
	}
	defer resp.Body.Close()
	return resp.Status
}

// plot is a widget of the program's own.
type plot struct{ widget.BaseWidget }

func (p *plot) Tapped(*fyne.PointEvent) { os.Remove("plot") } // want `loopfs: os\.Remove \(fs\) blocks the fyne loop`

func (p *plot) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(widget.NewLabel(""))
}

// What the toolkit does on its own goroutine it does at once.
func tools(w fyne.Window, box *fyne.Container, text *canvas.Text) *widget.Button {
	entry := widget.NewEntry()
	return widget.NewButton("again", func() {
		box.Refresh()
		box.Add(entry)
		canvas.Refresh(text)
		w.Canvas().Focus(entry)
		fyne.MeasureText("wide", text.MinSize().Height, text.TextStyle)
		fyne.CurrentApp().Preferences().SetString("again", "yes")
	})
}
