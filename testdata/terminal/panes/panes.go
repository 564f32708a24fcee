// Package panes shows a directory with gocui, in its first form and as awesome-gocui.
package panes

import (
	"os"
	"os/exec"

	awesome "github.com/awesome-gocui/gocui"
	"github.com/jroimartin/gocui"
)

// files lays the views out.
type files struct{}

func (files) Layout(g *gocui.Gui) error {
	os.Stat("light, but at every layout") // want `loopfs: os\.Stat \(fs\) blocks the gocui loop`
	_, err := g.SetView("files", 0, 0, 10, 10)
	return err
}

func browse(g *gocui.Gui) error {
	g.SetManager(files{})
	g.SetKeybinding("files", gocui.KeyEnter, gocui.ModNone, func(g *gocui.Gui, v *gocui.View) error {
		exec.Command("less", v.Name()).Run() // want `loopexec: \(\*exec\.Cmd\)\.Run \(exec\) blocks the gocui loop`
		go func() {
			text, _ := os.ReadFile(v.Name())
			g.Update(func(g *gocui.Gui) error {
				v.Write(text)
				return os.Remove(v.Name()) // want `loopfs: os\.Remove \(fs\) blocks the gocui loop`
			})
		}()
		return nil
	})
	return g.MainLoop()
}

// letters is an editor of the program's own.
type letters struct{}

func (letters) Edit(v *awesome.View, key awesome.Key, ch rune, mod awesome.Modifier) {
	os.WriteFile("draft", []byte(v.Buffer()), 0o600) // want `loopfs: os\.WriteFile \(fs\) blocks the gocui loop`
}

func write(g *awesome.Gui, v *awesome.View) error {
	v.Editor = letters{}
	v.Editor = awesome.EditorFunc(func(v *awesome.View, key awesome.Key, ch rune, mod awesome.Modifier) {
		os.ReadFile("dictionary") // want `loopfs: os\.ReadFile \(fs\) blocks the gocui loop`
	})
	g.SetManagerFunc(func(g *awesome.Gui) error {
		os.Lstat("light, but at every layout") // want `loopfs: os\.Lstat \(fs\) blocks the gocui loop`
		return nil
	})
	go os.ReadFile("dictionary")
	g.UpdateAsync(func(*awesome.Gui) error { return os.Remove("draft") }) // want `loopfs: os\.Remove \(fs\) blocks the gocui loop`
	return g.MainLoop()
}
