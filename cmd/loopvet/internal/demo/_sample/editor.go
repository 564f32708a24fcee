package main

import (
	"context"
	"os"
	"time"

	"github.com/loopvet/loopvet/runtime/loop"
	"github.com/loopvet/loopvet/runtime/pool"

	"notes/history"
	"notes/remote"
	"notes/store"
	"notes/ui"
)

// editor is the note that is open.
type editor struct {
	loop   *loop.Loop
	win    *ui.Window
	path   string
	server string

	pause func() // how long the status line stays; tests replace it
}

func newEditor(l *loop.Loop, win *ui.Window, path, server string) *editor {
	return &editor{
		loop: l, win: win, path: path, server: server,
		pause: func() { time.Sleep(2 * time.Second) },
	}
}

// open brings the note from its file.
func (e *editor) open() {
	text, err := os.ReadFile(e.path)
	if err != nil {
		e.say(err.Error())
		return
	}
	e.win.Text = string(text)
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
	key, err := stretch("correct horse battery staple", e.path)
	if err != nil {
		return
	}
	e.win.Text = seal(key, e.win.Text)
}

// save is how the others should be: the work is done elsewhere, and the loop
// only learns what came of it.
func (e *editor) save() {
	text := e.win.Text
	e.win.Status = "saving"
	loop.Offload(e.loop, pool.IO, func(context.Context) (string, error) {
		return "saved", store.Save(e.path, text)
	}, func(status string, err error) {
		e.win.Status = status
		if err != nil {
			e.win.Status = err.Error()
		}
	})
}

// quit waits until the text is saved. But who would tell it?
func (e *editor) quit() {
	text := e.win.Text
	saved := loop.Async(e.loop, pool.IO, func(context.Context) (bool, error) {
		return true, store.Save(e.path, text)
	})
	_, _ = saved.Wait(context.Background())
	e.loop.Close()
}
