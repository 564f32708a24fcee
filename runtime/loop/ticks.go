package loop

// NextTick queues fn to run before anything else, as soon as the current callback
// returns, behind the ticks that wait. At most Options.Ticks run in one turn. It is
// never refused. Loop goroutine only.
func (l *Loop) NextTick(fn func()) { l.ticks = append(l.ticks, fn) }

func (l *Loop) runTicks() {
	for l.tick < len(l.ticks) {
		if l.ticksLeft == 0 {
			if l.tick > len(l.ticks)/2 { // ticks that never run dry: keep the memory bounded
				n := copy(l.ticks, l.ticks[l.tick:])
				clear(l.ticks[n:])
				l.ticks, l.tick = l.ticks[:n], 0
			}
			return
		}
		l.ticksLeft--
		fn := l.ticks[l.tick]
		l.ticks[l.tick] = nil
		if l.tick++; l.tick == len(l.ticks) {
			l.ticks, l.tick = l.ticks[:0], 0
			if cap(l.ticks) > 1<<14 {
				l.ticks = nil // memory of a burst
			}
		}
		fn()
		l.ran()
	}
}

// immediates are two lists that change places: what is added while one runs, runs
// in the next turn.
type immediates struct {
	next, running []func()
	cursor        int    // next of running
	turn          uint64 // of the list next
}

func (m *immediates) begin() {
	m.running, m.next = m.next, m.running[:0]
	m.cursor = 0
	m.turn++
}

// Immediate is a callback for the check phase. The zero value is none.
type Immediate struct {
	l     *Loop
	turn  uint64
	index int
}

// SetImmediate queues fn for the check phase: of this turn when called by a timer
// or a posted callback, of the next when called by an immediate. Loop goroutine only.
func (l *Loop) SetImmediate(fn func()) Immediate {
	m := &l.immediates
	m.next = append(m.next, fn)
	return Immediate{l: l, turn: m.turn, index: len(m.next) - 1}
}

// Clear keeps the callback from running and reports whether it did. Loop goroutine
// only.
func (i Immediate) Clear() bool {
	if i.l == nil {
		return false
	}
	m := &i.l.immediates
	list := m.next
	if i.turn+1 == m.turn {
		list = m.running
	} else if i.turn != m.turn {
		return false
	}
	if i.index >= len(list) || list[i.index] == nil {
		return false
	}
	list[i.index] = nil
	return true
}

func (l *Loop) runImmediates() {
	m := &l.immediates
	for m.cursor < len(m.running) {
		fn := m.running[m.cursor]
		m.running[m.cursor] = nil
		m.cursor++
		if fn != nil {
			fn()
			l.after()
		}
	}
	if cap(m.running) > 1<<14 {
		m.running = nil // memory of a burst
	}
}
