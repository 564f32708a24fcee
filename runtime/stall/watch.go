package stall

import (
	"math"
	"time"
)

// sight is a state that the watch has seen, and what it made of it.
type sight struct {
	state   uint64
	since   time.Time // when it was seen first
	report  *Report   // nil: within the budget
	due     bool      // the stack of report is still to be taken
	overdue bool      // report has been told though the callback runs
}

// watch looks at the state four times per budget while it changes. A state that it
// sees a second time it does not look at before something is due, or the loop says
// that it has changed: waking up some hundred times a second costs a percent or more
// of a processor.
func (w *Watch) watch() {
	defer close(w.ended)
	period := max(w.opts.Budget/4, time.Millisecond)
	timer := time.NewTimer(period)
	defer timer.Stop()
	var s sight
	for {
		select {
		case <-w.quit:
			w.end(s, w.state.Load() == s.state)
			return
		case <-w.wake:
		case <-timer.C:
		}
		w.asleep.Store(false)
		now, state := time.Now(), w.state.Load()
		if state != s.state {
			w.end(s, false)
			s = sight{state: state, since: now}
			timer.Reset(period)
			continue
		}
		next := w.look(&s, now)
		w.asleep.Store(true)
		switch {
		case w.state.Load() != state: // the loop may not have seen asleep
			timer.Reset(0)
		case next == never:
			timer.Stop()
		default:
			timer.Reset(next)
		}
	}
}

const never = math.MaxInt64

// look does what is due, and returns how long nothing will be.
func (w *Watch) look(s *sight, now time.Time) time.Duration {
	if s.state&busy == 0 {
		return never
	}
	held := now.Sub(s.since)
	if s.report == nil {
		if wait := max(w.opts.Budget-held, w.opts.Quiet-now.Sub(w.begun)); wait > 0 {
			return wait
		}
		s.report, s.due = w.report(s.since, s.state), true
	}
	next := time.Duration(never)
	if s.due {
		if next = w.rest.Sub(now); next <= 0 {
			s.due, next = false, never
			w.capture(s.report)
			w.rest = time.Now().Add(100 * time.Since(now))
			if w.state.Load() != s.state {
				s.report.forget() // the stack is of what came after
			}
		}
	}
	if s.overdue {
		return next
	}
	if wait := w.opts.Overdue - held; wait > 0 {
		return min(next, wait)
	}
	s.overdue = true
	s.report.For, s.report.Ongoing = held, true
	w.tell(*s.report)
	return next
}

// end tells how long the loop was held, if it was.
func (w *Watch) end(s sight, ongoing bool) {
	if s.report != nil {
		s.report.For, s.report.Ongoing = time.Since(s.since), ongoing
		w.tell(*s.report)
	}
}
