// Notes keeps notes in a directory, their history in git, and a copy on a server.
package main

import (
	"bufio"
	"os"

	"notes/ui"
)

func main() {
	loop, win := ui.NewLoop(), &ui.Window{Status: "ready"}
	e := newEditor(loop, win, "notes.txt", "https://notes.example.com/sync")

	win.Add("open", func() {
		text, err := os.ReadFile(e.path)
		if err != nil {
			e.say(err.Error())
			return
		}
		win.Text = string(text)
	})
	win.Add("history", e.history)
	win.Add("sync", func() { e.sync() })
	win.Add("lock", e.lock)
	win.Add("save", e.save)
	win.Add("quit", e.quit)

	go func() {
		for in := bufio.NewScanner(os.Stdin); in.Scan(); {
			label := in.Text()
			loop.Post(func() { win.Click(label) })
		}
		loop.Stop()
	}()
	loop.Run()
}
