package loop

import (
	"math"
	"time"
)

// Timer is a callback that is due later. Its methods are for the loop goroutine only.
type Timer struct {
	l     *Loop
	fn    func()
	seq   uint64 // the order of equal deadlines
	index int32  // in the heap, or -1
	unref bool
	again bool // an interval's, which stays referenced between two ticks
}

// Now is the time of this turn: the clock is read once per turn, by the timers if
// there are any, else when somebody asks first. Before [Loop.Run] it is read by each
// call. Loop goroutine only.
func (l *Loop) Now() time.Time { return l.base.Add(l.turnTime()) }

func (l *Loop) turnTime() time.Duration {
	if !l.nowKnown {
		l.now, l.nowKnown = l.clock(), l.running
	}
	return l.now
}

// clock reads the clock, 28 to 51 ns.
func (l *Loop) clock() time.Duration { return time.Since(l.base) }

// later is d after at, or as late as can be told: the longest durations mean never.
func later(at, d time.Duration) time.Duration {
	if d > math.MaxInt64-at {
		return math.MaxInt64
	}
	return at + d
}

// SetTimeout runs fn once, d after [Loop.Now]; a d of zero or less means the next
// turn. Loop goroutine only.
func (l *Loop) SetTimeout(d time.Duration, fn func()) *Timer {
	t := &Timer{l: l, fn: fn}
	t.start(later(l.turnTime(), max(d, 0)))
	return t
}

// SetInterval runs fn again and again, d (at least 1 ns) after it returned last: the
// pause is fixed, the rate is not. Loop goroutine only.
func (l *Loop) SetInterval(d time.Duration, fn func()) *Timer {
	t := &Timer{l: l, again: true}
	d = max(d, 1)
	t.fn = func() {
		t.start(later(l.turnTime(), d)) // before fn, which may stop it, or panic
		fn()
		if t.index >= 0 {
			l.timers.remove(int(t.index))
			l.seq++
			t.seq = l.seq
			l.timers.push(later(l.clock(), d), t)
		}
	}
	t.start(later(l.turnTime(), d))
	return t
}

// SetRate runs fn at d, 2d, 3d … (d at least 1 ns) after [Loop.Now], without drift.
// If the loop is late by more than d, the ticks that were missed are skipped, and fn
// is told how many: 0 when it is in time. Loop goroutine only.
func (l *Loop) SetRate(d time.Duration, fn func(skipped int)) *Timer {
	t := &Timer{l: l, again: true}
	d = max(d, 1)
	due := later(l.turnTime(), d)
	t.fn = func() {
		skipped := (l.turnTime() - due) / d
		due = later(due+skipped*d, d)
		t.start(due)
		fn(int(skipped))
	}
	t.start(due)
	return t
}

// Stop keeps the timer from running (again) and reports whether it did. Nothing of
// it stays behind in the loop. Loop goroutine only.
func (t *Timer) Stop() bool {
	if t.index < 0 {
		return false
	}
	t.l.timers.remove(int(t.index))
	t.idle()
	return true
}

// Unref lets [Loop.Run] return although the timer has not run. Loop goroutine only.
func (t *Timer) Unref() *Timer { return t.setRef(false) }

// Ref undoes [Timer.Unref]. Loop goroutine only.
func (t *Timer) Ref() *Timer { return t.setRef(true) }

func (t *Timer) setRef(ref bool) *Timer {
	if t.unref == ref && t.index >= 0 {
		if ref {
			t.l.refs++
		} else {
			t.l.refs--
		}
	}
	t.unref = !ref
	return t
}

func (t *Timer) start(at time.Duration) {
	l := t.l
	l.seq++
	t.seq = l.seq
	l.timers.push(at, t)
	l.ownCounts.timers = l.timers.len()
	if !t.unref {
		l.refs++
	}
}

// idle follows the removal from the heap.
func (t *Timer) idle() {
	t.l.ownCounts.timers = t.l.timers.len()
	if !t.unref {
		t.l.refs--
	}
	if !t.again {
		t.fn = nil // the caller may keep the Timer for long
	}
}

// runTimers runs what is due and was set before this turn: limit is the last such.
// Younger timers have later deadlines, or equal ones and stand behind.
func (l *Loop) runTimers(limit uint64) {
	now := l.turnTime()
	for l.timers.len() > 0 {
		at, t := l.timers.entries[0].at, l.timers.entries[0].t
		if at > now || t.seq > limit {
			return
		}
		l.timers.remove(0)
		fn := t.fn
		t.idle()
		l.late.Add(now - at)
		fn()
		l.after()
	}
}
