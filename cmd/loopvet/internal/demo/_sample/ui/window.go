// Package ui is a window with buttons. One goroutine, the loop, draws it and runs
// every callback.
package ui

import (
	"errors"
	"fmt"
	"io"

	"github.com/loopvet/loopvet/runtime/loop"
)

// Button calls OnClick on the loop.
type Button struct {
	Label   string
	OnClick func()
}

// Window shows a text, a line of buttons, and a status line.
type Window struct {
	Loop    *loop.Loop
	Out     io.Writer
	Text    string
	Status  string
	Buttons []*Button
}

// Add puts a button behind the others.
func (w *Window) Add(label string, onClick func()) {
	w.Buttons = append(w.Buttons, &Button{Label: label, OnClick: onClick})
}

// Click is what the mouse does, on a goroutine of its own.
func (w *Window) Click(label string) error {
	for _, b := range w.Buttons {
		if b.Label == label && b.OnClick != nil {
			return errors.Join(w.Loop.Post(b.OnClick), w.Loop.Post(w.Draw))
		}
	}
	return nil
}

// Draw shows the window.
func (w *Window) Draw() {
	fmt.Fprintln(w.Out, w.Text)
	fmt.Fprintln(w.Out, "--", w.Status)
}
