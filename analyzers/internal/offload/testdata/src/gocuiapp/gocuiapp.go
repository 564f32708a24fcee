// Package gocuiapp has handlers that return an error, as what is posted does.
package gocuiapp

import (
	"os"

	"github.com/jesseduffield/gocui"
)

type app struct {
	g    *gocui.Gui
	path string
	text string
}

func (a *app) bind() error {
	return a.g.SetKeybinding("files", 'r', func(g *gocui.Gui, v *gocui.View) error {
		data, err := os.ReadFile(a.path)
		if err != nil {
			return err
		}
		a.text = string(data)
		return nil
	})
}
