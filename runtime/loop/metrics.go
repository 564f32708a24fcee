package loop

import (
	"time"

	"github.com/loopvet/loopvet/runtime/pool"
)

// sample: one posted callback in so many is timed.
const sample = 64

// probe is the posted callback that is being timed.
type probe struct {
	at    time.Duration // when it was posted, 0: none
	index int           // in the queue
}

// counts are published once per turn, under the lock that the turn takes anyway.
type counts struct {
	turns, callbacks, sleeps uint64
	idle                     time.Duration
	timers, tasks            int
}

// Metrics is a loop's state: Posted, Refused, Queued, Idle and Pool are of this
// moment, the others of the beginning of the current turn.
type Metrics struct {
	Turns     uint64
	Callbacks uint64
	Sleeps    uint64 // turns that began with a wait
	Posted    uint64 // callbacks accepted by Post
	Refused   uint64 // calls of Post that returned an error
	Queued    int    // posted callbacks that wait now, without those of the running turn
	Timers    int    // that wait
	Tasks     int    // that have not completed

	Idle        time.Duration // asleep since New
	Active      time.Duration // not asleep since New
	Utilization float64       // Active / (Active + Idle), 0 to 1

	Delay pool.Times // from Post to the call, of one callback in 64
	Late  pool.Times // from a timer's deadline to its turn

	Pool pool.Metrics
}

// Metrics reads the loop's state; differences of two readings describe the time
// between. Any goroutine may call it.
func (l *Loop) Metrics() Metrics {
	m := Metrics{Delay: pool.Times(l.delay.Summary()), Late: pool.Times(l.late.Summary()), Pool: l.pool.Metrics()}
	l.mu.Lock()
	defer l.mu.Unlock()
	c := l.counts
	m.Turns, m.Callbacks, m.Sleeps = c.turns, c.callbacks, c.sleeps
	m.Posted, m.Refused, m.Queued = l.posted, l.refused, len(l.queue)
	m.Timers, m.Tasks = c.timers, c.tasks
	total := l.clock()
	m.Idle = c.idle
	if l.asleepAt > 0 {
		m.Idle += total - l.asleepAt
	}
	m.Idle = min(m.Idle, total)
	m.Active = total - m.Idle
	if total > 0 {
		m.Utilization = float64(m.Active) / float64(total)
	}
	return m
}
