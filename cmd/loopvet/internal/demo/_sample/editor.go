package main

import (
	"time"

	"notes/history"
	"notes/remote"
	"notes/store"
	"notes/ui"
	"notes/vault"
)

// editor is the note that is open.
type editor struct {
	loop   *ui.Loop
	win    *ui.Window
	path   string
	server string

	pause func() // how long the status line stays; tests replace it
}

func newEditor(loop *ui.Loop, win *ui.Window, path, server string) *editor {
	return &editor{
		loop: loop, win: win, path: path, server: server,
		pause: func() { time.Sleep(2 * time.Second) },
	}
}

// say shows a message for a while.
func (e *editor) say(message string) {
	e.win.Status = message
	e.pause()
	e.win.Status = "ready"
}

// history shows who changed the note.
func (e *editor) history() {
	e.win.Text = history.Of(e.path).String()
}

// sync brings the server's copy.
func (e *editor) sync() {
	text, err := remote.Fetch(e.server)
	if err != nil {
		e.say(err.Error())
		return
	}
	e.win.Text = text
}

// lock makes the note unreadable without its password.
func (e *editor) lock() {
	key, err := vault.Key("correct horse battery staple", e.path)
	if err != nil {
		return
	}
	e.win.Text = vault.Seal(key, e.win.Text)
}

// save is how the others should be: the work is done elsewhere, and the loop
// only learns what came of it.
func (e *editor) save() {
	text := e.win.Text
	e.win.Status = "saving"
	go func() {
		err := store.Save(e.path, text)
		e.loop.Post(func() {
			e.win.Status = "saved"
			if err != nil {
				e.win.Status = err.Error()
			}
		})
	}()
}

// quit draws the window a last time.
func (e *editor) quit() {
	e.loop.PostAndWait(e.win.Draw)
	e.loop.Stop()
}
