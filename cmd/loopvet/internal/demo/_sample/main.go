// Notes keeps notes in a directory, their history in git, and a copy on a server.
package main

import (
	"bufio"
	"context"
	"errors"
	"log"
	"os"
	"slices"

	"github.com/loopvet/loopvet/runtime/loop"

	"notes/ui"
)

func main() {
	l := loop.New(loop.Options{})
	win := &ui.Window{Loop: l, Out: os.Stdout, Status: "ready"}
	e := newEditor(l, win, "notes.txt", "https://notes.example.com/sync")
	win.Add("open", e.open)
	win.Add("history", e.history)
	win.Add("sync", func() { e.sync() })
	win.Add("lock", e.lock)
	win.Add("save", e.save)
	win.Add("quit", e.quit)

	user := keyboard
	if slices.Contains(os.Args, "-measure") {
		user = measure
	}
	l.Hold() // who clicks posts
	go func() {
		user(win)
		l.Close()
	}()
	if err := l.Run(context.Background()); !errors.Is(err, loop.ErrClosed) {
		log.Fatal(err)
	}
}

// keyboard clicks at the buttons whose names are typed.
func keyboard(win *ui.Window) {
	for in := bufio.NewScanner(os.Stdin); in.Scan(); {
		if err := win.Click(in.Text()); err != nil {
			return
		}
	}
}
