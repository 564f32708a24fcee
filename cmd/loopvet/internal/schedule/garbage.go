package schedule

import (
	"os"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// room is how large the heap may become before its size matters, in bytes, in a run
// that makes so many packages. It makes ten times as much garbage as it keeps; while it
// keeps little, collecting that each time the heap has doubled would be a fifth of the
// work. A run that makes few packages keeps what it has read, and is over soon.
func room(made int) uint64 { return min(160<<20, 64<<20+uint64(made)<<18) }

// collector sets how often garbage is collected, by how much is kept.
type collector struct {
	mu     sync.Mutex
	room   uint64
	before int // the percentage that was set before, to come back to
	now    int
	live   [1]metrics.Sample
}

// newCollector returns nil, which does nothing, if the user has said how often.
func newCollector(made int) *collector {
	if os.Getenv("GOGC") != "" {
		return nil
	}
	c := &collector{room: room(made), now: 100}
	c.live[0].Name = "/gc/heap/live:bytes"
	c.before = debug.SetGCPercent(100)
	c.adjust()
	return c
}

// adjust is called now and then.
func (c *collector) adjust() {
	if c == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	metrics.Read(c.live[:])
	if p := percentage(c.room, c.live[0].Value.Uint64()); p < c.now || p > c.now+c.now/4 {
		debug.SetGCPercent(p)
		c.now = p
	}
}

// percentage is how much may be added to what is kept, in percent of it, before the
// next collection. The least is 50, not Go's 100: of a large run it takes a quarter of
// the memory for a tenth more time. 35 would take a tenth more and half as much time
// again (cometbft, 145,000 lines).
func percentage(room, live uint64) int {
	return max(50, int(100*room/max(live, 4<<20))-100)
}

func (c *collector) stop() {
	if c != nil {
		debug.SetGCPercent(c.before)
	}
}
