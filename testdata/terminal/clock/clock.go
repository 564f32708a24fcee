// Package clock is made of tcell's views.
package clock

import (
	"os"
	"os/exec"
	"time"

	"github.com/gdamore/tcell/v2"
	"github.com/gdamore/tcell/v2/views"
)

// face is a widget of the program's own.
type face struct {
	views.Text
	app *views.Application
}

func (f *face) Draw() {
	os.Stat("light, but at every redraw") // want `loopfs: os\.Stat \(fs\) blocks the tcell-views loop`
	f.Text.Draw()
}

func (f *face) HandleEvent(ev tcell.Event) bool {
	exec.Command("date").Output() // want `loopexec: \(\*exec\.Cmd\)\.Output \(exec\) blocks the tcell-views loop`
	go func() {
		now, _ := exec.Command("date").Output()
		f.app.PostFunc(func() {
			f.SetText(string(now))
			os.WriteFile("now", now, 0o600) // want `loopfs: os\.WriteFile \(fs\) blocks the tcell-views loop`
		})
	}()
	return true
}

// digits is what a CellView shows.
type digits struct{ views.CellModel }

func (digits) GetCell(x, y int) (rune, tcell.Style, []rune, int) {
	time.Sleep(time.Millisecond)
	return '0', tcell.StyleDefault, nil, 1
}

func show() error {
	os.ReadFile("before the loop")
	f := &face{app: new(views.Application)}
	v := views.NewCellView()
	v.SetModel(digits{})
	f.app.SetRootWidget(f)
	return f.app.Run()
}
