// tview: what comes back is drawn.
package main

import (
	"os"
	"path/filepath"

	"github.com/gdamore/tcell/v2"
	"github.com/rivo/tview"
)

// confirm asks first. What it is given is the last that its callbacks do.
func confirm(text string, yes func()) *tview.Modal {
	modal := tview.NewModal().SetText(text).AddButtons([]string{"Yes", "No"})
	modal.SetDoneFunc(func(_ int, label string) {
		if label == "Yes" {
			yes()
		}
	})
	modal.SetInputCapture(func(event *tcell.EventKey) *tcell.EventKey {
		if event.Rune() == 'y' {
			yes()
			return nil
		}
		return event
	})
	return modal
}

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
	erase := confirm("Erase?", func() {
		err := os.RemoveAll("notes")
		if err != nil {
			text.SetText(err.Error())
			return
		}
		app.SetRoot(list, true)
	})
	list.AddItem("erase", "", 'e', func() { app.SetRoot(erase, true) })
	list.AddItem("empty", "", 0, func() {
		err := func() error {
			names, err := filepath.Glob("notes/*")
			if err != nil {
				return err
			}
			for _, name := range names {
				if err := os.Truncate(name, 0); err != nil {
					return err
				}
			}
			return nil
		}()
		if err != nil {
			text.SetText(err.Error())
		}
	})
	save := func() {
		if err := os.WriteFile("notes/new", nil, 0o600); err != nil { // stays: more follows
			text.SetText(err.Error())
		}
	}
	list.AddItem("save", "", 's', func() {
		save()
		text.SetText("saved")
	})
	if err := app.SetRoot(list, true).Run(); err != nil {
		panic(err)
	}
}
