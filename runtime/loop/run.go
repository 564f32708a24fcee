package loop

import (
	"context"
	"errors"

	"github.com/loopvet/loopvet/runtime/internal/goid"
	"github.com/loopvet/loopvet/runtime/pool"
)

// Run makes the calling goroutine the loop's and runs callbacks. It returns nil
// when nothing is referenced any more, context.Cause(ctx) when ctx has ended,
// [ErrClosed] after [Loop.Close], the error of Options.OnPanic (or the
// [*pool.PanicError]) after a panic, and [ErrRan] at once if it was called before.
// A panic while the loop ends, the first if there are several, is joined to the
// reason for which it ends. The loop accepts nothing afterwards.
func (l *Loop) Run(ctx context.Context) error {
	if !l.id.CompareAndSwap(0, goid.Get()) {
		return ErrRan
	}
	l.running, l.nowKnown = true, false
	if w := l.opts.Stall; w != nil {
		w.Begin()
		defer w.End()
		w.Beat()
	}
	if ctx.Err() != nil {
		l.stop(context.Cause(ctx))
	}
	defer context.AfterFunc(ctx, func() { l.stop(context.Cause(ctx)) })()
	defer l.finish() // if a callback calls runtime.Goexit
	for l.await() {
		l.turn()
	}
	l.finish()
	return l.cause
}

// turn runs the phases. See the package comment.
func (l *Loop) turn() {
	l.nowKnown, l.ticksLeft = false, l.opts.Ticks
	l.ownCounts.turns++
	if l.timers.len() > 0 || l.tick < len(l.ticks) {
		limit := l.seq
		l.phase(func() { l.runTimers(limit) })
	}
	l.runArrived()
	if len(l.immediates.next) > 0 {
		l.immediates.begin()
		l.phase(l.runImmediates)
	}
	l.runRejected()
}

func (l *Loop) runArrived() {
	if l.cursor < len(l.batch) {
		l.phase(l.runPosted)
	}
	if l.landing < len(l.landed) {
		l.phase(l.runLanded)
	}
}

func (l *Loop) runPosted() {
	for l.cursor < len(l.batch) {
		i := l.cursor
		fn := l.batch[i]
		l.batch[i] = nil
		l.cursor++
		if l.batchProbe.at != 0 && l.batchProbe.index == i {
			l.delay.Add(l.clock() - l.batchProbe.at)
		}
		fn()
		l.after()
	}
}

func (l *Loop) runLanded() {
	for l.landing < len(l.landed) {
		a := l.landed[l.landing]
		l.landed[l.landing] = arrival{}
		l.landing++
		a.complete(a.err)
		l.after()
	}
	if cap(l.landed) > 1<<14 {
		l.landed, l.landing = nil, 0 // memory of a burst
	}
}

// runRejected completes the work that was refused in this turn; what is refused
// meanwhile waits for the next.
func (l *Loop) runRejected() {
	if len(l.rejected) == 0 && len(l.rejecting) == 0 {
		return
	}
	l.rejecting = append(l.rejecting, l.rejected...)
	l.rejected = nil
	l.phase(func() {
		for len(l.rejecting) > 0 {
			a := l.rejecting[0]
			l.rejecting = l.rejecting[1:]
			a.complete(a.err)
			l.after()
		}
		l.rejecting = nil
	})
}

// phase calls body until it returns. body keeps its place outside itself: after a
// panic it is called again and goes on behind the callback that panicked. So the
// guard costs a phase 6 ns, and a callback nothing.
func (l *Loop) phase(body func()) {
	for !l.attempt(body) {
	}
}

func (l *Loop) attempt(body func()) (done bool) {
	defer func() {
		if !done {
			l.caught(recover())
		}
	}()
	if l.tick < len(l.ticks) { // left by the turn before, or by a callback that panicked
		l.runTicks()
	}
	body()
	return true
}

// caught handles a panic; v is nil if the goroutine ends by runtime.Goexit.
func (l *Loop) caught(v any) {
	l.ran()
	if v == nil {
		l.stop(errGoexit)
		return
	}
	err := l.askOnPanic(pool.NewPanicError(v))
	if err == nil || l.thrown {
		return
	}
	l.thrown = true
	l.mu.Lock()
	defer l.mu.Unlock()
	l.state = max(l.state, closing)
	if l.cause != nil {
		err = errors.Join(l.cause, err)
	}
	l.cause = err
}

func (l *Loop) askOnPanic(p *pool.PanicError) (err error) {
	if l.opts.OnPanic == nil {
		return p
	}
	defer func() {
		if v := recover(); v != nil {
			err = pool.NewPanicError(v)
		}
	}()
	return l.opts.OnPanic(p)
}

// ran counts a callback.
func (l *Loop) ran() {
	l.ownCounts.callbacks++
	if w := l.opts.Stall; w != nil {
		w.Beat()
	}
}

// after follows every callback that returns.
func (l *Loop) after() {
	l.ran()
	if l.tick < len(l.ticks) {
		l.runTicks()
	}
}
