// Package tray is an icon with a menu, made with systray.
package tray

import (
	"os"
	"os/exec"
	"time"

	"fyne.io/systray"
)

func run() {
	systray.Run(ready, func() {
		time.Sleep(time.Second) // want `loopwait: time\.Sleep \(sleep\) blocks the systray loop`
	})
}

// ready has a goroutine of its own, and so has what is done when an item is clicked.
func ready() {
	os.ReadFile("icon")
	quit := systray.AddMenuItem("quit", "")
	systray.SetOnTapped(func() {
		exec.Command("notify-send", "tapped").Run() // want `loopexec: \(\*exec\.Cmd\)\.Run \(exec\) blocks the systray loop`
		go exec.Command("notify-send", "tapped").Run()
	})
	systray.SetOnSecondaryTapped(func() { os.Remove("icon") }) // want `loopfs: os\.Remove \(fs\) blocks the systray loop`
	go func() {
		for range quit.ClickedCh {
			os.Remove("icon")
			systray.Quit()
		}
	}()
}
