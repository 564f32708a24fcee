// Package relock locks mutexes that it holds: neither sync.Mutex nor sync.RWMutex
// lets a goroutine in twice.
package relock

import (
	"sync"

	"github.com/gdamore/tcell/v2"
	"github.com/rivo/tview"
)

type hub struct {
	*tview.Box
	mu      sync.RWMutex
	clients map[chan int]bool
	state   struct{ sync.Mutex }
	guard   mutex
}

// mutex is what projects have that exchange sync's for one that finds deadlocks.
type mutex struct{ sync.Mutex }

var all sync.Mutex

func (h *hub) Draw(screen tcell.Screen) {
	h.broadcast()
	h.counted()
	h.other(&hub{})
	h.merge(&hub{})
	h.wrap(&hub{})
	h.between()
	h.later()
	h.maybe(false)
	h.again()
	h.embedded()
	global()
	h.evict(nil)
	h.each()
	h.skipped()
	h.once()
}

func (h *hub) broadcast() {
	h.mu.RLock()
	defer h.mu.RUnlock()
	for c := range h.clients {
		select {
		case c <- 1:
		default:
			h.remove(c)
		}
	}
}

func (h *hub) remove(c chan int) {
	h.mu.Lock() // want `\(\*sync.RWMutex\).Lock \(deadlock\) waits for the tview loop it runs on: \(\*hub\).Draw → \(\*hub\).broadcast → \(\*hub\).remove → \(\*sync.RWMutex\).Lock \(likely\); unlock it before`
	defer h.mu.Unlock()
	delete(h.clients, c)
}

// Two readers are let in.
func (h *hub) counted() {
	h.mu.RLock()
	defer h.mu.RUnlock()
	h.count()
}

func (h *hub) count() int {
	h.mu.RLock()
	defer h.mu.RUnlock()
	return len(h.clients)
}

// Another hub has a mutex of its own.
func (h *hub) other(o *hub) {
	h.mu.Lock()
	defer h.mu.Unlock()
	o.count()
}

func (h *hub) merge(o *hub) {
	h.mu.Lock()
	o.mu.Lock()
	for c := range o.clients {
		h.clients[c] = true
	}
	o.mu.Unlock()
	h.mu.Unlock()
}

func (h *hub) wrap(o *hub) {
	h.guard.Lock()
	o.guard.Lock()
	o.guard.Unlock()
	h.guarded()
	h.guard.Unlock()
}

func (h *hub) guarded() {
	h.guard.Lock() // want `\(\*hub\).wrap → \(\*hub\).guarded → \(\*sync.Mutex\).Lock \(likely\)`
	h.guard.Unlock()
}

func (h *hub) between() {
	h.mu.Lock()
	h.clients = nil
	h.mu.Unlock()
	h.count()
}

// On a goroutine of its own it waits until this one is done.
func (h *hub) later() {
	h.mu.Lock()
	defer h.mu.Unlock()
	go h.count()
}

func (h *hub) maybe(lock bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.size(lock)
}

func (h *hub) size(lock bool) int {
	if lock {
		h.mu.Lock()
		defer h.mu.Unlock()
	}
	return len(h.clients)
}

func (h *hub) again() {
	h.mu.Lock()
	if h.clients == nil {
		h.mu.Lock() // want `\(\*hub\).again → \(\*sync.RWMutex\).Lock \(likely\)`
	}
	h.mu.Unlock()
}

func (h *hub) embedded() {
	h.state.Lock()
	defer h.state.Unlock()
	inner(h)
}

func inner(h *hub) {
	h.state.Lock() // want `relock.inner → \(\*sync.Mutex\).Lock \(likely\)`
	h.state.Unlock()
}

func global() {
	all.Lock()
	defer all.Unlock()
	func() {
		all.Lock() // want `relock.global → relock.global.func1 → \(\*sync.Mutex\).Lock \(likely\)`
		all.Unlock()
	}()
}

// What it calls lets go of the mutex before it takes it again.
func (h *hub) evict(c chan int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.wait()
}

func (h *hub) wait() {
	h.mu.Unlock()
	h.count()
	h.mu.Lock()
}

// What is deferred in a loop is done when the function ends.
func (h *hub) each() {
	for c := range h.clients {
		if c == nil {
			continue
		}
		h.mu.Lock() // want `\(\*hub\).each → \(\*sync.RWMutex\).Lock \(likely\); unlock it in the same turn`
		defer h.mu.Unlock()
		h.clients[c] = true
	}
	for range h.clients {
		h.state.Lock()
		h.state.Unlock()
	}
	for range h.clients {
		func() {
			h.state.Lock()
			defer h.state.Unlock()
		}()
	}
}

func (h *hub) skipped() {
	for c := range h.clients {
		h.mu.RLock() // want `\(\*hub\).skipped → \(\*sync.RWMutex\).RLock \(likely\); unlock it in the same turn`
		if c == nil {
			continue
		}
		h.mu.RUnlock()
		h.mu.Lock()
		defer h.mu.Unlock()
	}
}

// There is no second turn with the mutex held.
func (h *hub) once() {
	for c := range h.clients {
		h.state.Lock()
		if h.clients[c] {
			h.state.Unlock()
			continue
		}
		defer h.state.Unlock()
		break
	}
	for range h.clients {
		all.Lock()
		defer all.Unlock()
		return
	}
}
