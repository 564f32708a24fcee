// Package mouse shows commits with the gocui that lazygit was built on.
package mouse

import (
	"net/http"
	"os"
	"os/exec"
	"time"

	"github.com/jesseduffield/gocui"
)

func bind(g *gocui.Gui) error {
	g.SetViewClickBinding(&gocui.ViewMouseBinding{ViewName: "commits", Handler: func(gocui.ViewMouseBindingOpts) error {
		return exec.Command("git", "show").Run() // want `loopexec: \(\*exec\.Cmd\)\.Run \(exec\) blocks the gocui loop`
	}})
	g.SetTabClickBinding("commits", func(tab int) error {
		os.ReadFile("commits") // want `loopfs: os\.ReadFile \(fs\) blocks the gocui loop`
		return nil
	})
	g.SetOpenHyperlinkFunc(func(url, view string) error {
		_, err := http.Get(url) // want `loopnet: http\.Get \(net\) blocks the gocui loop`
		return err
	})
	g.ShouldHandleMouseEvent = func(*gocui.View, gocui.Key) bool {
		time.Sleep(time.Second) // want `loopwait: time\.Sleep \(sleep\) blocks the gocui loop`
		return true
	}
	g.SetKeybinding("commits", 'p', gocui.ModNone, func(g *gocui.Gui, v *gocui.View) error {
		g.Suspend()
		exec.Command("git", "commit").Run() // the terminal is the editor's
		g.Resume()
		g.OnWorker(func(gocui.Task) error { return exec.Command("git", "push").Run() })
		return nil
	})
	g.SetManagerFunc(func(*gocui.Gui) error {
		os.Stat("light, but at every layout") // want `loopfs: os\.Stat \(fs\) blocks the gocui loop`
		return nil
	})
	return g.MainLoop()
}
