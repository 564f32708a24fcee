// Package handback gives closures back to the loop, also through a function of
// its own: they run there whatever goroutine hands them over.
package handback

import (
	"os"

	"github.com/gdamore/tcell/v2"
	"github.com/rivo/tview"
)

type ui struct {
	app  *tview.Application
	list *tview.List
	text string
}

// post is derived: what it is given runs on the loop.
func (u *ui) post(f func()) {
	u.app.QueueUpdateDraw(func() { f() })
}

func (u *ui) build() {
	u.app.SetInputCapture(func(event *tcell.EventKey) *tcell.EventKey {
		os.ReadFile("keys") // want `os\.ReadFile \(fs\) blocks the tview loop`
		return event
	})
	u.list.AddItem("save", "", 's', u.save)
	button := tview.NewButton("load").SetSelectedFunc(func() {
		go func() {
			b, _ := os.ReadFile("state") // off the loop
			u.app.QueueUpdateDraw(func() {
				u.text = string(b)
				os.WriteFile("seen", b, 0o600) // want `os\.WriteFile \(fs\) blocks the tview loop`
			})
			u.post(func() {
				os.Remove("state") // want `os\.Remove \(fs\) blocks the tview loop`
			})
		}()
		go u.app.QueueUpdateDraw(func() {
			os.Create("state") // want `os\.Create \(fs\) blocks the tview loop`
		})
	})
	tview.NewTextView().SetChangedFunc(func() {
		os.ReadFile("help") // started with go
	})
	u.app.SetRoot(button, true)
}

func (u *ui) save() {
	os.WriteFile("state", []byte(u.text), 0o600) // want `os\.WriteFile \(fs\) blocks the tview loop: .*save → os\.WriteFile`
}

// panel is a primitive of its own: the handler that it returns runs on the loop.
type panel struct {
	*tview.Box
	path string
}

func (p *panel) Draw(screen tcell.Screen) {
	os.Stat(p.path) // want `os\.Stat \(fs\) blocks the tview loop`
}

func (p *panel) InputHandler() func(event *tcell.EventKey, setFocus func(p tview.Primitive)) {
	return func(event *tcell.EventKey, setFocus func(p tview.Primitive)) {
		os.Stat(p.path)        // once per key: counted
		os.Truncate(p.path, 0) // want `os\.Truncate \(fs\) blocks the tview loop`
	}
}
