// Package app is a small copy of gio's: the window's events are taken in a
// cycle that the program writes.
package app

type Window struct{ events chan any }

type FrameEvent struct{}

func (w *Window) Event() any { return <-w.events }
