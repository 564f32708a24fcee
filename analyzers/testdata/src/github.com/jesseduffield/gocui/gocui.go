// Package gocui is a small copy of lazygit's fork: one that can be asked
// whether this is the loop's goroutine.
package gocui

type View struct{}

type Gui struct{ events chan func(*Gui) error }

func (g *Gui) IsUIThread() bool { return false }

func (g *Gui) SetKeybinding(view string, key any, handler func(*Gui, *View) error) error {
	return handler(g, nil)
}

func (g *Gui) OnUIThreadAndWait(f func() error) error {
	done := make(chan error)
	g.events <- func(*Gui) error { done <- f(); return nil }
	return <-done
}

// Update queues f for the main loop and does not wait.
func (g *Gui) Update(f func(*Gui) error) { go func() { g.events <- f }() }

// Suspend hands the terminal over.
func (g *Gui) Suspend() error { return nil }

// Resume takes it back.
func (g *Gui) Resume() error { return nil }
