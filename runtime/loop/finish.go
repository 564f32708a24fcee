package loop

import (
	"context"
	"time"
)

// finish ends the loop; the state is closing, or a callback is taking the
// goroutine away with runtime.Goexit. If a callback of finish itself does that,
// the deferred call goes on where it was: the tasks are in l, and each completes.
func (l *Loop) finish() {
	if l.finished {
		return
	}
	defer l.finish()
	if !l.ending {
		l.ending = true
		l.stop(errGoexit) // no effect on a loop that is closing
		l.deadline = l.clock() + l.opts.Grace
		for _, w := range l.tasks {
			w.base().Withdraw()
		}
		for _, w := range l.tasks {
			w.base().Cancel()
		}
	}
	for {
		l.runArrived() // what runtime.Goexit left of its turn
		l.mu.Lock()
		l.collect()
		l.mu.Unlock()
		l.nowKnown, l.ticksLeft = false, l.opts.Ticks
		if l.tick < len(l.ticks) { // beyond the last turn's bound
			l.phase(func() {})
		}
		l.runArrived()
		l.runRejected()
		l.runOnClose()
		left := l.deadline - l.clock()
		l.mu.Lock()
		idle := len(l.queue) == 0 && len(l.arrived) == 0 && l.tick == len(l.ticks) && len(l.rejected) == 0
		if left <= 0 || idle && len(l.tasks) == 0 {
			l.state = ended
			l.collect()
			l.mu.Unlock()
			break
		}
		l.sleeping = idle
		l.mu.Unlock()
		if idle {
			l.sleep(l.deadline-left, left)
		}
	}
	l.abandon()
	l.finished = true
	l.leave()
}

// runOnClose runs each callback once, even if one leaves by runtime.Goexit.
func (l *Loop) runOnClose() {
	if len(l.onClose) == 0 {
		return
	}
	l.phase(func() {
		for len(l.onClose) > 0 {
			fn := l.onClose[0]
			l.onClose = l.onClose[1:]
			fn()
			l.after()
		}
	})
}

// abandon completes what has not completed when the grace is over: completions
// that have arrived with their results, running work with ErrAbandoned. What these
// callbacks offload is refused, and the refusals are delivered once: a callback
// that offloads again whatever happens must not keep the loop.
func (l *Loop) abandon() {
	l.runArrived()
	for len(l.tasks) > 0 {
		l.landed = append(l.landed, arrival{l.tasks[0], ErrAbandoned})
		l.phase(l.runLanded)
	}
	l.runRejected()
}

// leave gives up what the loop owns.
func (l *Loop) leave() {
	l.mu.Lock()
	l.counts = l.ownCounts
	l.counts.timers, l.counts.tasks = 0, 0
	l.queue, l.arrived, l.landed, l.landing = nil, nil, nil, 0
	l.mu.Unlock()
	for _, e := range l.timers.entries {
		e.t.index = -1 // Stop may still be called
	}
	l.batch, l.ticks, l.tick, l.timers, l.immediates = nil, nil, 0, heap{}, immediates{}
	if l.ownPool {
		ctx, cancel := context.WithTimeout(context.Background(), max(l.deadline-l.clock(), time.Millisecond))
		defer cancel()
		_ = l.pool.Close(ctx) // only work that was abandoned outlives it
	}
	l.id.Store(-1) // Run stays refused
}
