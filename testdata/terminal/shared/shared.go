// Package shared lists pods with the tview that k9s is built on.
package shared

import (
	"os"
	"os/exec"

	"github.com/derailed/tcell/v2"
	"github.com/derailed/tview"
)

// logs is a primitive of the program's own.
type logs struct{ *tview.Box }

func (l *logs) Draw(s tcell.Screen) {
	os.Stat("light, but in every frame") // want `loopfs: os\.Stat \(fs\) blocks the tview loop`
	l.Box.Draw(s)
}

func show(app *tview.Application, table *tview.Table, l *logs) error {
	table.SetSelectedFunc(func(row, column int) {
		exec.Command("kubectl", "logs").Output()        // want `loopexec: \(\*exec\.Cmd\)\.Output \(exec\) blocks the tview loop`
		app.QueueUpdateDraw(func() { app.SetFocus(l) }) // want `loopdeadlock: \(\*Application\)\.QueueUpdateDraw \(deadlock\) waits for the tview loop it runs on`
	})
	table.SetInputCapture(func(ev *tcell.EventKey) *tcell.EventKey {
		go func() {
			exec.Command("kubectl", "logs").Output()
			app.QueueUpdateDraw(func() { os.WriteFile("logs", nil, 0o600) }) // want `loopfs: os\.WriteFile \(fs\) blocks the tview loop`
		}()
		return ev
	})
	return app.SetRoot(table, true).Run()
}
