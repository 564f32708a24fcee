package tviewapp

import (
	"os"
	"os/exec"

	"github.com/gdamore/tcell/v2"
	"github.com/rivo/tview"
)

// confirm runs what it is given in several callbacks, which all end with that.
func (u *ui) confirm(text string, yes, no func()) {
	u.show(text)
	u.list.SetSelectedFunc(func(i int, main, secondary string, key rune) {
		if i == 0 && yes != nil {
			yes()
		} else if no != nil {
			no()
		}
	})
	u.app.SetInputCapture(func(event *tcell.EventKey) *tcell.EventKey {
		switch event.Rune() {
		case 'y':
			yes()
			return nil
		case 'n':
			no()
			return nil
		}
		return event
	})
}

func (u *ui) erase(path string) {
	yes := func() {
		err := os.RemoveAll(path) // fixed
		if err != nil {
			u.show(err.Error())
			return
		}
		u.show("erased")
	}
	u.confirm("erase?", yes, func() { u.show("kept") })
}

// What a field holds is run by whoever calls the field.
type chooser struct {
	app    *tview.Application
	status *tview.TextView
	choose func(name string) *tcell.EventKey
}

func (c *chooser) onChoose(choose func(name string) *tcell.EventKey) { c.choose = choose }

func (c *chooser) start() {
	c.app.SetInputCapture(func(event *tcell.EventKey) *tcell.EventKey {
		if c.choose != nil {
			return c.choose(string(event.Rune()))
		}
		return event
	})
	c.onChoose(func(name string) *tcell.EventKey {
		if name == "o" {
			if err := exec.Command("open", name).Run(); err != nil { // fixed
				c.status.SetText(err.Error())
			}
			return nil
		}
		c.status.SetText(name)
		return nil
	})
}

// A helper with more than one caller.
func (u *ui) twice() {
	u.list.SetDoneFunc(func() { u.keep("done") })
	u.list.SetSelectedFunc(func(i int, main, secondary string, key rune) {
		if main == "" {
			return
		}
		u.keep(main)
	})
}

func (u *ui) keep(name string) {
	err := os.Rename(u.dir, name) // fixed
	if err != nil {
		u.show(err.Error())
	}
}
