package loop

import (
	"sync"
	"sync/atomic"
	"time"

	"github.com/loopvet/loopvet/runtime/internal/goid"
	"github.com/loopvet/loopvet/runtime/internal/times"
	"github.com/loopvet/loopvet/runtime/internal/yield"
	"github.com/loopvet/loopvet/runtime/pool"
	"github.com/loopvet/loopvet/runtime/stall"
)

// Options of a loop; the zero value is useful.
type Options struct {
	// Queue is how many posted callbacks may wait beside those of the running turn,
	// 65,536 if 0.
	Queue int
	// Ticks is how many NextTick callbacks may run in one turn, 1,024 if 0.
	Ticks int
	// Grace is how long the loop may take to end, 5 s if 0.
	Grace time.Duration
	// Pool runs the work of Offload. nil means a pool with default options that
	// ends with the loop. Loops side by side should share one.
	Pool *pool.Pool
	// OnPanic is called on the loop with the panic of a callback. If it returns
	// nil the loop goes on; else the loop ends and Run returns the error. nil means
	// that Run returns the *pool.PanicError.
	OnPanic func(*pool.PanicError) error
	// Stall, if not nil, watches the callbacks. It must not watch another loop.
	Stall *stall.Watch
}

// Loop runs callbacks on one goroutine. See the package comment for the order, and
// for which goroutine may call what. A Loop must be made by [New].
type Loop struct {
	opts    Options
	pool    *pool.Pool
	ownPool bool
	base    time.Time
	id      atomic.Int64 // goroutine that is in Run, else 0
	wake    chan struct{}

	_ [128]byte // what posters write and what the loop writes share no cache line

	mu       sync.Mutex // guards the following; held for a few ns, never in a callback
	state    state
	cause    error // why the loop ends
	sleeping bool  // a wake-up is needed, and whoever clears it sends it
	queue    []func()
	arrived  []arrival
	holds    int
	probe    probe
	counts   counts
	asleepAt time.Duration // since base; 0: not asleep, or not seen to be awake again
	posted   uint64
	refused  uint64

	_ [128]byte

	// Of the loop's goroutine alone.
	now        time.Duration // since base, if nowKnown
	nowKnown   bool
	running    bool     // Run has begun
	batch      []func() // posted callbacks of this turn
	cursor     int      // next of batch
	batchProbe probe
	small      int       // turns since the room of batch was used
	landed     []arrival // of this turn
	landing    int       // next of landed
	ticks      []func()
	tick       int // next of ticks
	ticksLeft  int
	immediates immediates
	rejected   []arrival
	rejecting  []arrival // rejected, when their phase has come
	onClose    []func()
	timers     heap
	seq        uint64 // of the last timer
	refs       int    // referenced timers and tasks
	tasks      []work // all that have not completed
	thrown     bool   // a panic is part of cause
	ending     bool   // finish has begun
	deadline   time.Duration
	finished   bool
	ownCounts  counts
	napper     *time.Timer
	brisk      bool // the last sleep was short
	yielder    yield.Yielder

	delay, late times.Histogram
}

type state uint8

const (
	open    state = iota
	closing       // nothing is accepted; completions still arrive
	ended         // completions are dropped
)

// New returns a loop that has not started. Post and, on the calling goroutine,
// everything else may be used before [Loop.Run].
func New(opts Options) *Loop {
	if opts.Queue <= 0 {
		opts.Queue = 1 << 16
	}
	if opts.Ticks <= 0 {
		opts.Ticks = 1024
	}
	if opts.Grace <= 0 {
		opts.Grace = 5 * time.Second
	}
	l := &Loop{opts: opts, pool: opts.Pool, base: time.Now(), wake: make(chan struct{}, 1)}
	if l.pool == nil {
		l.pool, l.ownPool = pool.New(pool.Options{}), true
	}
	return l
}

// Post queues fn to run on the loop, after what the calling goroutine has posted
// before. It never blocks. Any goroutine may call it. Errors: [ErrFull],
// [ErrClosed]; then fn will not run.
func (l *Loop) Post(fn func()) error {
	l.mu.Lock()
	if l.state != open || len(l.queue) >= l.opts.Queue {
		return l.refuse()
	}
	l.queue = append(l.queue, fn)
	if l.posted++; l.posted%sample == 0 && l.probe.at == 0 {
		l.probe = probe{at: time.Since(l.base), index: len(l.queue) - 1}
	}
	l.unlock()
	return nil
}

func (l *Loop) refuse() error {
	defer l.mu.Unlock()
	l.refused++
	if l.state != open {
		return ErrClosed
	}
	return ErrFull
}

// unlock lets the lock go and wakes the loop if it sleeps.
func (l *Loop) unlock() {
	sleeping := l.sleeping
	l.sleeping = false
	l.mu.Unlock()
	if sleeping {
		l.signal()
	}
}

// signal wakes the loop. A token that is already there wakes it as well.
func (l *Loop) signal() {
	select {
	case l.wake <- struct{}{}:
	default:
	}
}

// Close ends the loop as the end of Run's context does; Run returns [ErrClosed].
// It does not wait, the current turn is finished. A loop that never ran then drops
// what was posted, and leaves its work alone: cancel that yourself, or call Run. Any
// goroutine may call it, callbacks included; a second call does nothing.
func (l *Loop) Close() { l.stop(ErrClosed) }

func (l *Loop) stop(cause error) {
	l.mu.Lock()
	if l.state == open {
		l.state, l.cause = closing, cause
	}
	l.unlock()
}

// Hold keeps [Loop.Run] from returning while nothing else does.
type Hold struct {
	l        *Loop
	released atomic.Bool
}

// Hold is for servers whose goroutines will post later. Any goroutine may call it;
// it does not hold a loop that is ending.
func (l *Loop) Hold() *Hold {
	l.mu.Lock()
	l.holds++
	l.mu.Unlock()
	return &Hold{l: l}
}

// Release ends the hold. Any goroutine may call it; a second call does nothing.
func (h *Hold) Release() {
	if h.released.Swap(true) {
		return
	}
	h.l.mu.Lock()
	h.l.holds--
	h.l.unlock()
}

// OnLoop reports whether the calling goroutine is in l's [Loop.Run]. It costs 1 to
// 2 µs, as the goroutine's id is read from a stack trace. Any goroutine may call it.
func (l *Loop) OnLoop() bool {
	id := l.id.Load()
	return id != 0 && id == goid.Get()
}

// OnClose adds a callback for the end of the loop: the place to close listeners
// and connections, so that the goroutines of [Go] return. Callbacks run in the
// order they were added, before the last completions. Loop goroutine only.
func (l *Loop) OnClose(fn func()) { l.onClose = append(l.onClose, fn) }
