// Package suspend hands the terminal to other programs on purpose, and runs one
// that nobody sees.
package suspend

import (
	"os/exec"

	"github.com/jesseduffield/gocui"
)

type app struct{ gui *gocui.Gui }

func (a *app) keys() {
	a.gui.SetKeybinding("", 'e', a.edit)
	a.gui.SetKeybinding("", 's', a.shell)
	a.gui.SetKeybinding("", 'w', a.wrapped)
}

func (a *app) edit(*gocui.Gui, *gocui.View) error {
	if err := a.gui.Suspend(); err != nil {
		return err
	}
	run("vi")
	if err := a.gui.Resume(); err != nil {
		return err
	}
	return exec.Command("sync").Run() // want `\(\*exec.Cmd\).Run \(exec\) blocks the gocui loop: \(\*app\).edit → \(\*exec.Cmd\).Run`
}

func run(name string) { exec.Command(name).Run() }

func (a *app) shell(*gocui.Gui, *gocui.View) error {
	exec.Command("stty").Run() // want `\(\*app\).shell → \(\*exec.Cmd\).Run`
	a.gui.Suspend()
	defer a.gui.Resume()
	return exec.Command("sh").Run()
}

func (a *app) wrapped(*gocui.Gui, *gocui.View) error {
	a.stop()
	exec.Command("less").Run()
	a.start()
	return exec.Command("sync").Run() // want `\(\*app\).wrapped → \(\*exec.Cmd\).Run`
}

func (a *app) stop() { a.gui.Suspend() }

func (a *app) start() { a.gui.Resume() }
