// Package guard asks whether it is on the loop before it waits for it.
package guard

import "github.com/jesseduffield/gocui"

type app struct{ gui *gocui.Gui }

func (a *app) keys() {
	a.gui.SetKeybinding("", 'a', func(*gocui.Gui, *gocui.View) error {
		return a.guarded(a.draw)
	})
	a.gui.SetKeybinding("", 'b', func(*gocui.Gui, *gocui.View) error {
		return a.early(a.draw)
	})
	a.gui.SetKeybinding("", 'c', func(*gocui.Gui, *gocui.View) error {
		return a.wrong(a.draw)
	})
}

func (a *app) draw() error { return nil }

func (a *app) guarded(f func() error) error {
	if !a.gui.IsUIThread() {
		return a.gui.OnUIThreadAndWait(f)
	}
	return f()
}

func (a *app) early(f func() error) error {
	if a.gui.IsUIThread() {
		return f()
	}
	return a.gui.OnUIThreadAndWait(f)
}

func (a *app) wrong(f func() error) error {
	if a.gui.IsUIThread() {
		return a.gui.OnUIThreadAndWait(f) // want `OnUIThreadAndWait \(deadlock\) waits for the gocui loop it runs on`
	}
	return f()
}
