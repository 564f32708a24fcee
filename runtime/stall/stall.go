package stall

import (
	"io"
	"log/slog"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/loopvet/loopvet/runtime/internal/goid"
)

// Options of a watch; the zero value watches and tells nobody.
type Options struct {
	// Loop is the loop's name in reports.
	Loop string
	// Budget is how long a callback may hold the loop, 10 ms if 0.
	Budget time.Duration
	// Quiet is how long nothing is reported after New: programs start slowly.
	Quiet time.Duration
	// Overdue is when a callback that still runs is reported without waiting for
	// its end, which a deadlock does not have; 1 s if 0.
	Overdue time.Duration
	// Hook, Logger and JSON get each report, one after another, on the watch's
	// goroutine; while one of them blocks nothing is watched. A Hook must not call
	// Close, and a panic in it ends the program as in any goroutine.
	Hook   func(Report)
	Logger *slog.Logger
	JSON   io.Writer
}

// Watch watches one loop. Begin, Enter, Beat, Idle and End are for the loop's
// goroutine; Close is for any.
type Watch struct {
	opts    Options
	state   atomic.Uint64 // counts callbacks, above the two bits busy and named
	asleep  atomic.Bool   // the watch waits for wake: the state has been the same for a while
	wake    chan struct{}
	label   atomic.Pointer[string]
	id      atomic.Int64 // of the loop's goroutine, 0 before it is known
	outer   atomic.Pointer[base]
	own     uint64 // state, for the loop's goroutine
	depth   int
	last    *string               // label, for the loop's goroutine
	exit    func()                // w.leave
	begun   time.Time             // New
	rest    time.Time             // no capture before: at most 1 % of the time goes into them
	records []runtime.StackRecord // of the watch's goroutine: room for a profile, 264 B per goroutine
	quit    chan struct{}
	ended   chan struct{}
	closing sync.Once
}

const (
	busy  = 1 << iota // a callback runs
	named             // it began with Enter: label is its
	step
)

// New starts to watch; one goroutine runs until [Watch.Close]. Any goroutine may
// call it.
func New(opts Options) *Watch {
	if opts.Budget <= 0 {
		opts.Budget = 10 * time.Millisecond
	}
	if opts.Overdue <= 0 {
		opts.Overdue = time.Second
	}
	w := &Watch{opts: opts, begun: time.Now(), wake: make(chan struct{}, 1), quit: make(chan struct{}), ended: make(chan struct{})}
	w.exit = w.leave
	go w.watch()
	return w
}

// Close ends the watch and waits until its goroutine has; a report that is being
// delivered is finished. Any goroutine but a Hook's may call it, again too.
func (w *Watch) Close() {
	w.closing.Do(func() { close(w.quit) })
	<-w.ended
}

// Begin says that the calling goroutine is the loop. Enter does it by itself.
func (w *Watch) Begin() { w.begin(3) }

// begin remembers the frames outside the one that skip points at, as
// runtime.Callers counts: they stand still while the loop runs. Of the frame
// itself only the function does.
func (w *Watch) begin(skip int) {
	pcs := make([]uintptr, 128)
	b := &base{}
	if pcs = pcs[:runtime.Callers(skip, pcs)]; len(pcs) > 0 {
		b.entry, b.pcs = entry(pcs[0]), pcs[1:]
	}
	w.outer.Store(b)
	w.id.Store(goid.Get())
}

// End says that the loop has ended; another goroutine may begin.
func (w *Watch) End() {
	w.Idle()
	w.id.Store(0)
}

// Enter says that a callback with this name begins; call what it returns when the
// callback ends. Calls may nest, the outermost counts.
func (w *Watch) Enter(name string) func() {
	if w.depth++; w.depth == 1 {
		if w.id.Load() == 0 {
			w.begin(4) // the caller of the callback
			if len(w.outer.Load().pcs) == 0 {
				w.begin(3) // the callback is the goroutine's function
			}
		}
		if w.last == nil || *w.last != name {
			label := name // name itself stays off the heap
			w.last = &label
			w.label.Store(w.last)
		}
		w.begins(busy | named)
	}
	return w.exit
}

func (w *Watch) leave() {
	if w.depth--; w.depth == 0 {
		w.Idle()
	}
}

// Beat says that a callback begins, and that the one before, if any, has ended.
func (w *Watch) Beat() { w.begins(busy) }

func (w *Watch) begins(how uint64) { w.set(w.own&^(busy|named) + step | how) }

// Idle says that no callback runs.
func (w *Watch) Idle() { w.set(w.own &^ busy) }

func (w *Watch) set(state uint64) {
	w.own = state
	w.state.Store(state)
	if w.asleep.Load() {
		w.rouse()
	}
}

func (w *Watch) rouse() {
	if w.asleep.Swap(false) {
		select {
		case w.wake <- struct{}{}:
		default:
		}
	}
}
