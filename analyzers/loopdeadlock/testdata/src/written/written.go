// Package written has hand-written loops that send to themselves.
package written

type hub struct {
	register   chan int
	unregister chan int
	results    chan int
	buffered   chan int
}

func newHub() *hub {
	return &hub{register: make(chan int), unregister: make(chan int), results: make(chan int), buffered: make(chan int, 8)}
}

//loopvet:onloop hub
func (h *hub) run() {
	for {
		select {
		case n := <-h.register:
			if n < 0 {
				h.unregister <- n // want `channel send \(deadlock\) waits for the hub loop it runs on`
			}
			h.buffered <- n // there is room
			h.drop(n)
			h.results <- n // somebody else receives: a wait, no deadlock
		case <-h.unregister:
		case <-h.buffered:
		}
	}
}

func (h *hub) drop(n int) {
	h.unregister <- n // want `channel send \(deadlock\) waits for the hub loop it runs on: .*run → .*drop → channel send`
	go func() { h.unregister <- n }()
}

func (h *hub) collect() int { return <-h.results }
