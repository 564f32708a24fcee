package loop_test

import (
	"fmt"
	"slices"
	"time"
)

// model is the specification: what package loop's comment says about the order.
type model struct {
	log   []string
	now   time.Duration
	seq   int
	posts []act
	ticks []act
	left  int // ticks that may run in this turn

	immediates, closers, rejected []act
	pending                       map[int]bool // immediates

	timers []timed
	works  []timed // what ends by itself, tasks and futures, by time

	tasks   []act // in the loop's order: the last takes the place of one that leaves
	queue   []act // those that wait for the worker
	running int   // id of the worker's, -1: none
	ran     map[int]bool

	closed, finishing bool
}

type timed struct {
	at   time.Duration
	seq  int
	a    act
	err  string
	left int // interval and fixedRate: how often it is still to run
}

func sorted(list []timed, t timed) []timed {
	i, _ := slices.BinarySearchFunc(list, t, func(x, y timed) int {
		if x.at != y.at {
			return int(x.at - y.at)
		}
		return x.seq - y.seq
	})
	return slices.Insert(list, i, t)
}

func (m *model) run(acts []act) []string {
	m.pending, m.ran, m.running, m.left = map[int]bool{}, map[int]bool{}, -1, modelTicks
	m.do(acts)
	for m.wait() {
		m.turn()
	}
	return m.log
}

// wait lets time pass until something is due. False: the loop has ended.
func (m *model) wait() bool {
	if m.closed && !m.finishing {
		m.finish()
	}
	due := len(m.posts)+len(m.ticks)+len(m.rejected) > 0 || len(m.works) > 0 && m.works[0].at <= m.now
	if due || m.finishing && len(m.closers) > 0 || !m.finishing && len(m.immediates) > 0 {
		return true
	}
	referenced := func(t timed) bool { return !t.a.unref }
	if !m.finishing && !slices.ContainsFunc(m.timers, referenced) && !slices.ContainsFunc(m.tasks, func(a act) bool { return !a.unref }) {
		m.closed = true
		m.finish()
		return len(m.tasks)+len(m.closers) > 0
	}
	next := time.Duration(-1)
	if len(m.works) > 0 {
		next = m.works[0].at
	}
	if len(m.timers) > 0 && !m.finishing && (next < 0 || m.timers[0].at < next) {
		next = m.timers[0].at
	}
	m.now = max(m.now, next)
	return next >= 0
}

// finish begins the end: all work is cancelled, the queued first.
func (m *model) finish() {
	m.finishing = true
	tasks := slices.Clone(m.tasks)
	for _, a := range tasks {
		m.withdraw(a.id)
	}
	for _, a := range tasks {
		m.cancel(a.id)
	}
}

func (m *model) withdraw(id int) bool {
	i := slices.IndexFunc(m.queue, func(a act) bool { return a.id == id })
	if i < 0 {
		return false
	}
	m.end(m.now, m.queue[i], "context canceled")
	m.queue = slices.Delete(m.queue, i, i+1)
	return true
}

func (m *model) cancel(id int) {
	if m.withdraw(id) {
		return
	}
	i := slices.IndexFunc(m.works, func(t timed) bool { return t.a.id == id })
	if i >= 0 && m.works[i].a.heeds && m.works[i].err == "" && m.works[i].at > m.now && m.works[i].a.kind != future {
		t := m.works[i]
		m.works = slices.Delete(m.works, i, i+1)
		m.end(m.now+cancelTime(t.a), t.a, "context canceled")
	}
}

func (m *model) end(at time.Duration, a act, err string) {
	m.seq++
	m.works = sorted(m.works, timed{at: at, seq: m.seq, a: a, err: err})
}

func (m *model) turn() {
	batch := m.posts
	m.posts = nil
	var landed []timed
	for len(m.works) > 0 && m.works[0].at <= m.now {
		t := m.works[0]
		m.works = m.works[1:]
		landed = append(landed, t)
		m.free(t)
	}
	m.left = modelTicks
	limit := m.seq
	m.drain() // the ticks left over
	if !m.finishing {
		m.runTimers(limit)
	}
	for _, a := range batch {
		m.after(a)
	}
	for _, t := range landed {
		m.land(t)
	}
	if !m.finishing {
		check := m.immediates
		m.immediates = nil
		for _, a := range check {
			if m.pending[a.id] {
				delete(m.pending, a.id)
				m.after(a)
			}
		}
	}
	refused := m.rejected
	m.rejected = nil
	for _, a := range refused {
		m.log = append(m.log, fmt.Sprint("error ", a.id, ": ", map[bool]string{true: "loop: closed", false: "pool: queue is full"}[a.times == 0]))
		m.drain()
	}
	for m.finishing && len(m.closers) > 0 {
		a := m.closers[0]
		m.closers = m.closers[1:]
		m.after(a)
	}
}

// free lets the worker take its next task.
func (m *model) free(t timed) {
	if t.a.kind != offload || t.a.id != m.running {
		return
	}
	if m.running = -1; len(m.queue) > 0 {
		a := m.queue[0]
		m.queue = m.queue[1:]
		m.running = a.id
		m.end(t.at+workTime(a), a, "")
	}
}

func (m *model) runTimers(limit int) {
	for len(m.timers) > 0 && m.timers[0].at <= m.now && m.timers[0].seq <= limit {
		t := m.timers[0]
		m.timers = m.timers[1:]
		if t.a.kind == timeout {
			m.after(t.a)
			continue
		}
		again := func() {
			m.seq++
			m.timers = sorted(m.timers, timed{at: m.now + t.a.delay + time.Millisecond, seq: m.seq, a: t.a, left: t.left - 1})
		}
		again()
		m.call(t.a)
		if t.left == 1 {
			m.stop(t.a.id)
		}
		// An interval's pause begins when it returns, and it did not if it panicked.
		if t.a.kind == interval && !t.a.panik && m.stop(t.a.id) {
			again()
		}
		m.drain()
	}
}

func (m *model) stop(id int) bool {
	before := len(m.timers)
	m.timers = slices.DeleteFunc(m.timers, func(t timed) bool { return t.a.id == id })
	return len(m.timers) < before
}

func (m *model) land(t timed) {
	if t.a.kind == future {
		m.ticks = append(m.ticks, t.a)
		m.drain()
		return
	}
	i := slices.IndexFunc(m.tasks, func(a act) bool { return a.id == t.a.id })
	last := len(m.tasks) - 1
	m.tasks[i] = m.tasks[last]
	m.tasks = m.tasks[:last]
	if t.err != "" {
		m.log = append(m.log, fmt.Sprint("error ", t.a.id, ": ", t.err))
		m.drain()
		return
	}
	m.after(t.a)
}

func (m *model) after(a act) {
	m.call(a)
	m.drain()
}

func (m *model) call(a act) {
	m.log = append(m.log, fmt.Sprint(a.id, "@", m.now))
	if !m.ran[a.id] {
		m.ran[a.id] = true
		m.do(a.then)
	}
}

func (m *model) drain() {
	for ; len(m.ticks) > 0 && m.left > 0; m.left-- {
		a := m.ticks[0]
		m.ticks = m.ticks[1:]
		m.call(a)
	}
}

func (m *model) do(acts []act) {
	for _, a := range acts {
		switch a.kind {
		case post:
			if m.closed {
				m.log = append(m.log, fmt.Sprint("refused ", a.id))
			} else {
				m.posts = append(m.posts, a)
			}
		case tick:
			m.ticks = append(m.ticks, a)
		case immediate:
			m.pending[a.id] = true
			m.immediates = append(m.immediates, a)
		case timeout, interval, fixedRate:
			at := m.now + a.delay
			if a.kind != timeout {
				at += time.Millisecond
			}
			m.seq++
			m.timers = sorted(m.timers, timed{at: at, seq: m.seq, a: a, left: a.times})
		case onClose:
			m.closers = append(m.closers, a)
		case future:
			m.end(m.now, a, "")
		case goWork, offload:
			m.give(a)
		case stop:
			m.stop(a.of)
		case clearImmediate:
			delete(m.pending, a.of)
		case cancel:
			m.cancel(a.of)
		case closeLoop:
			m.closed = true
		}
	}
}

func (m *model) give(a act) {
	switch {
	case m.finishing:
		a.times = 0 // the error is ErrClosed
		m.rejected = append(m.rejected, a)
		return
	case a.kind == offload && m.running >= 0 && len(m.queue) == modelQueue:
		m.rejected = append(m.rejected, a)
		return
	case a.kind == offload && m.running >= 0:
		m.queue = append(m.queue, a)
	default:
		if a.kind == offload {
			m.running = a.id
		}
		m.end(m.now+workTime(a), a, "")
	}
	m.tasks = append(m.tasks, a)
}
