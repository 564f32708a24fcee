// Package oldfyne is a window made with fyne as it was until v1.
package oldfyne

import (
	"net/http"
	"os"
	"os/exec"
	"time"

	"fyne.io/fyne"
	"fyne.io/fyne/dialog"
	"fyne.io/fyne/widget"
)

func build(w fyne.Window) fyne.CanvasObject {
	entry := widget.NewEntry()
	entry.OnChanged = func(text string) { os.WriteFile("draft", []byte(text), 0o600) } // want `loopfs: os\.WriteFile \(fs\) blocks the fyne loop`
	w.SetCloseIntercept(func() { time.Sleep(time.Second) })                            // want `loopwait: time\.Sleep \(sleep\) blocks the fyne loop`
	dialog.ShowConfirm("sure?", "", func(bool) { exec.Command("sync").Run() }, w)      // want `loopexec: \(\*exec\.Cmd\)\.Run \(exec\) blocks the fyne loop`
	list := widget.NewList(
		func() int { return 1 },
		func() fyne.CanvasObject { return widget.NewLabel("") },
		func(int, fyne.CanvasObject) { os.ReadFile("row") }) // want `loopfs: os\.ReadFile \(fs\) blocks the fyne loop`
	list.Refresh()
	return widget.NewButton("load", func() {
		http.Get("http://localhost/") // want `loopnet: http\.Get \(net\) blocks the fyne loop`
		go http.Get("http://localhost/")
	})
}

// plot is a widget of the program's own.
type plot struct{ widget.BaseWidget }

func (p *plot) Tapped(*fyne.PointEvent) { os.Remove("plot") } // want `loopfs: os\.Remove \(fs\) blocks the fyne loop`

func (p *plot) MinSize() fyne.Size {
	os.Stat("light, but at every layout") // want `loopfs: os\.Stat \(fs\) blocks the fyne loop`
	return fyne.NewSize(1, 1)
}

func (p *plot) CreateRenderer() fyne.WidgetRenderer {
	os.ReadDir("icons") // want `loopfs: os\.ReadDir \(fs\) blocks the fyne loop`
	return widget.NewLabel("").CreateRenderer()
}
