// Notes keeps notes in a directory, their history in git, and a copy on a server.
package main

import (
	"bufio"
	"context"
	"errors"
	"log"
	"os"

	"github.com/loopvet/loopvet/runtime/loop"

	"notes/ui"
)

func main() {
	l := loop.New(loop.Options{})
	win := &ui.Window{Loop: l, Status: "ready"}
	e := newEditor(win, "notes.txt", "https://notes.example.com/sync")

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

	l.Hold() // the goroutine that reads the keyboard posts
	go func() {
		for in := bufio.NewScanner(os.Stdin); in.Scan(); {
			if err := win.Click(in.Text()); err != nil {
				break
			}
		}
		l.Close()
	}()
	if err := l.Run(context.Background()); !errors.Is(err, loop.ErrClosed) {
		log.Fatal(err)
	}
}
