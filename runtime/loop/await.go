package loop

import (
	"time"

	"github.com/loopvet/loopvet/runtime/internal/yield"
)

// await returns with the turn's posted callbacks and completions as soon as
// anything is due, and sleeps until then. False: the loop ends.
//
// That nothing is referenced is decided under the lock that Post takes: a callback
// is either accepted and run, or refused.
func (l *Loop) await() bool {
	for late, yields := false, yield.Most; ; yields-- {
		l.mu.Lock()
		l.sleeping = false
		l.counts, l.asleepAt = l.ownCounts, 0
		if l.state != open {
			l.mu.Unlock()
			return false
		}
		if late || len(l.queue) > 0 || len(l.arrived) > 0 || l.due() {
			l.collect()
			l.mu.Unlock()
			return true
		}
		if l.refs == 0 && l.holds == 0 {
			l.state = closing
			l.mu.Unlock()
			return false
		}
		if yields > 0 && l.brisk && len(l.tasks) > 0 {
			l.mu.Unlock()
			if !l.yield() {
				yields = 0
			}
			continue
		}
		now := l.clock()
		l.sleeping, l.asleepAt = true, now
		l.mu.Unlock()
		if l.timers.len() == 0 {
			l.sleep(now, -1)
		} else if d := l.timers.first() - now; d <= 0 {
			late = true
		} else {
			late = l.sleep(now, d) >= l.timers.first()
		}
	}
}

// due reports whether a phase other than timers has something to do.
func (l *Loop) due() bool {
	return l.tick < len(l.ticks) || len(l.immediates.next) > 0 || len(l.rejected) > 0
}

// collect takes what was posted and what has completed, under the lock.
func (l *Loop) collect() {
	if cap(l.batch) > 1024 {
		if l.small++; len(l.batch) >= cap(l.batch)/8 {
			l.small = 0
		} else if l.small >= 128 {
			l.batch, l.small = nil, 0 // memory of a burst
		}
	}
	l.batch, l.queue = l.queue, l.batch[:0]
	l.batchProbe, l.probe = l.probe, probe{}
	l.cursor = 0
	l.landed, l.arrived = l.arrived, l.landed[:0]
	l.landing = 0
}

// brisk: after a sleep as short as this the loop tries to do without.
const brisk = 5 * time.Microsecond

// yield lets a worker run that is about to complete a task, unless the loop should
// rather sleep.
func (l *Loop) yield() bool {
	if w := l.opts.Stall; w != nil {
		w.Idle()
		defer w.Beat()
	}
	return l.yielder.Yield()
}

// sleep returns at a signal or, if d >= 0, after d; from is the time, the result
// is the time then.
func (l *Loop) sleep(from, d time.Duration) time.Duration {
	if w := l.opts.Stall; w != nil {
		w.Idle()
		defer w.Beat()
	}
	if d < 0 {
		<-l.wake
	} else {
		if l.napper == nil {
			l.napper = time.NewTimer(d)
		} else {
			l.napper.Reset(d)
		}
		select {
		case <-l.wake:
		case <-l.napper.C:
		}
	}
	now := l.clock()
	l.brisk = now-from < brisk
	l.ownCounts.idle += now - from
	l.ownCounts.sleeps++
	return now
}
