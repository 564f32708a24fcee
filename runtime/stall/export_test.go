package stall

import "time"

// Capture takes the stack of w's loop now.
func Capture(w *Watch) *Report {
	r := w.report(time.Now(), w.state.Load())
	w.capture(r)
	return r
}
