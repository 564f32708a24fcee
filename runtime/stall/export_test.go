package stall

import "time"

// Capture takes the stack of w's loop now.
func Capture(w *Watch) *Report { return w.capture(time.Now()) }
