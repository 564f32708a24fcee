package ui

import "fmt"

// Button calls OnClick on the loop.
type Button struct {
	Label   string
	OnClick func()
}

// Window shows a text, a line of buttons, and a status line.
type Window struct {
	Text    string
	Status  string
	Buttons []*Button
}

// Add puts a button behind the others.
func (w *Window) Add(label string, onClick func()) {
	w.Buttons = append(w.Buttons, &Button{Label: label, OnClick: onClick})
}

// Click is what the mouse does.
func (w *Window) Click(label string) {
	for _, b := range w.Buttons {
		if b.Label == label && b.OnClick != nil {
			b.OnClick()
		}
	}
	w.Draw()
}

// Draw shows the window.
func (w *Window) Draw() {
	fmt.Println(w.Text)
	fmt.Println("--", w.Status)
}
