// tview: what comes back is drawn.
package main

import (
	"os"
	"path/filepath"

	"github.com/gdamore/tcell/v2"
	"github.com/rivo/tview"
)

func main() {
	app := tview.NewApplication()
	text := tview.NewTextView()
	list := tview.NewList()
	list.SetSelectedFunc(func(i int, name, _ string, _ rune) {
		data, err := os.ReadFile(filepath.Join("notes", name))
		if err != nil {
			text.SetText(err.Error())
			return
		}
		text.SetText(string(data))
	})
	list.SetDoneFunc(func() {
		app.QueueUpdateDraw(func() { text.SetText("done") })
	})
	app.SetInputCapture(func(event *tcell.EventKey) *tcell.EventKey {
		if event.Rune() == 'd' {
			if err := os.Remove("notes/new"); err != nil {
				text.SetText(err.Error())
			}
			return nil
		}
		return event
	})
	if err := app.SetRoot(list, true).Run(); err != nil {
		panic(err)
	}
}
