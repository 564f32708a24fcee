// Package walkapp has handlers of windows, which embed what is posted to.
package walkapp

import (
	"os"

	"github.com/lxn/walk"
)

type app struct {
	mw   *walk.MainWindow
	path string
}

func (a *app) bind(clicked *walk.Event) {
	clicked.Attach(func() {
		data, err := os.ReadFile(a.path)
		if err != nil {
			return
		}
		a.mw.SetTitle(string(data))
	})
}
