// Package handed takes a window's events on one goroutine and hands them to another,
// which is the loop: until it has done with one, there is no next.
package handed

import "gioui.org/app"

type view struct {
	answers chan string
	text    string
}

func (v *view) show(w *app.Window) {
	events := make(chan any)
	done := make(chan struct{})
	go forward(w, events, done)
	for {
		select {
		case e := <-events:
			println(e)
			done <- struct{}{} // the other goroutine is at its receive
		case v.text = <-v.answers:
		}
	}
}

func forward(w *app.Window, events chan<- any, done <-chan struct{}) {
	for {
		e := w.Event()
		events <- e
		<-done
		if e == nil {
			return
		}
	}
}

// first waits for something else before it hands the event on.
func (v *view) first(w *app.Window) {
	events := make(chan any)
	go func() {
		for e := range events {
			println(e)
		}
	}()
	for {
		e := w.Event()
		v.text = <-v.answers // want `channel receive \(wait\) blocks the gio loop: .*first → channel receive`
		select {
		case events <- e:
		case <-v.answers:
		}
	}
}
