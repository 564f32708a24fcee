package loop

import "time"

// heap is a 4-ary heap by (deadline, sequence number). A wheel creates and cancels
// in half the time (35 against 68 ns with 10,000 standing) and loses the order
// within a slot. An entry has 16 bytes and the deadline, so that a comparison does
// not follow the pointer unless deadlines are equal.
type heap struct{ entries []entry }

type entry struct {
	at time.Duration
	t  *Timer
}

func (e entry) before(o entry) bool {
	return e.at < o.at || e.at == o.at && e.t.seq < o.t.seq
}

func (h *heap) len() int             { return len(h.entries) }
func (h *heap) first() time.Duration { return h.entries[0].at }

func (h *heap) push(at time.Duration, t *Timer) {
	h.entries = append(h.entries, entry{})
	h.up(len(h.entries)-1, entry{at, t})
}

func (h *heap) remove(i int) {
	h.entries[i].t.index = -1
	n := len(h.entries) - 1
	last := h.entries[n]
	h.entries[n] = entry{}
	h.entries = h.entries[:n]
	if i < n {
		if i > 0 && last.before(h.entries[(i-1)/4]) {
			h.up(i, last)
		} else {
			h.down(i, last)
		}
	}
	if c := cap(h.entries); c > 4096 && n < c/4 { // memory of a burst
		h.entries = append(make([]entry, 0, c/2), h.entries...)
	}
}

// up places e at i or above.
func (h *heap) up(i int, e entry) {
	for i > 0 {
		parent := (i - 1) / 4
		if !e.before(h.entries[parent]) {
			break
		}
		h.set(i, h.entries[parent])
		i = parent
	}
	h.set(i, e)
}

// down places e at i or below.
func (h *heap) down(i int, e entry) {
	n := len(h.entries)
	for {
		child := i*4 + 1
		if child >= n {
			break
		}
		best := child
		for c := child + 1; c < min(child+4, n); c++ {
			if h.entries[c].before(h.entries[best]) {
				best = c
			}
		}
		if !h.entries[best].before(e) {
			break
		}
		h.set(i, h.entries[best])
		i = best
	}
	h.set(i, e)
}

func (h *heap) set(i int, e entry) {
	h.entries[i] = e
	e.t.index = int32(i)
}
