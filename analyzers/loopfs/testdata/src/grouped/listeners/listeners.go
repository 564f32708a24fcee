// Package listeners has listeners that are all called by one call, and others by
// another: where a library calls many, the call is what is to be moved.
package listeners

import (
	"os"

	"signal.example/signal"
)

type hub struct{ signal signal.Signal }

//loopvet:onloop hub
func (h *hub) changed() {
	h.signal.Emit(1)
}

func (h *hub) listen() {
	h.signal.Listen(func(int) { os.ReadFile("a") }) // want `\(\*Signal\).Emit → \(\*hub\).listen.func1 → os.ReadFile, also from 3 more places`
	h.signal.Listen(func(int) { os.ReadDir("b") })
	h.signal.Listen(func(int) { os.Remove("c") })
	h.signal.Listen(func(int) { os.Create("d") })
}
