package pool

import (
	"runtime"
	"time"

	"github.com/loopvet/loopvet/runtime/internal/yield"
)

// sample: one task in so many is timed, and one at a time. A clock read costs 28 to 51 ns.
const sample = 64

// group is the workers that share queues.
//
// At most one of them is starting: whoever starts takes a task and, if more wait
// and there is room, starts the next before it runs its own. So a task never waits
// for another to end while there is room for a worker, and a burst of tiny tasks
// does not start sixteen goroutines that the first one makes useless.
type group struct {
	workers  int
	starting bool
	cpu      bool
	yielder  yield.Yielder // of whoever has set starting
	run      func()        // a worker, made once: go p.worker(g) would allocate
}

// limit is how many workers g may have now. GOMAXPROCS follows the container's
// quota since Go 1.25: it is read each time.
func (p *Pool) limit(g *group) int {
	if !g.cpu {
		return p.opts.Workers
	}
	n := max(1, runtime.GOMAXPROCS(0)-1)
	if p.opts.CPU > 0 {
		n = min(n, p.opts.CPU)
	}
	return n
}

// ready reports whether a worker of g would find a task.
func (p *Pool) ready(g *group) bool {
	if g.cpu {
		return p.queues[CPU].n > 0
	}
	return p.queues[IO].n > 0 || p.slowReady()
}

func (p *Pool) slowReady() bool {
	return p.queues[Slow].n > 0 && p.slow < max(1, p.opts.Workers/2)
}

// grow books one more worker, if it would have work; the caller starts it.
func (p *Pool) grow(g *group) bool {
	if g.starting || !p.ready(g) || g.workers >= p.limit(g) {
		return false
	}
	g.workers++
	g.starting = true
	return true
}

// take removes g's next job from its queue. IO and Slow take turns.
func (p *Pool) take(g *group) Job {
	c := IO
	switch {
	case g.cpu:
		if c = CPU; g.workers > p.limit(g) { // GOMAXPROCS went down
			return nil
		}
	case p.slowReady() && (p.slowTurn || p.queues[IO].n == 0):
		c = Slow
	}
	j := p.queues[c].pop()
	if j == nil {
		return nil
	}
	if !g.cpu {
		p.slowTurn = c == IO
	}
	if c == Slow {
		p.slow++
	}
	return j
}

// next is take for a worker that ends if there is nothing. Before that it looks again
// for as long as starting the next worker would cost, in the place of that one.
func (p *Pool) next(g *group) Job {
	j := p.take(g)
	for yields := yield.Most; j == nil && yields > 0 && !g.starting && !p.closed; yields-- {
		g.starting = true
		p.mu.Unlock()
		if !g.yielder.Yield() {
			yields = 0
		}
		p.mu.Lock()
		g.starting = false
		j = p.take(g)
	}
	return j
}

// release is take's other end.
func (p *Pool) release(t *Task, place int) {
	p.running.tasks[place] = nil
	p.done[t.class]++
	if t.class == Slow {
		p.slow--
	}
}

func (p *Pool) worker(g *group) {
	var t *Task
	var place int
	defer func() { // also after runtime.Goexit in work, when t is set
		if t != nil {
			p.mu.Lock()
			p.release(t, place)
		}
		p.running.leave(place)
		g.workers--
		start := p.grow(g)
		p.checkIdle()
		p.mu.Unlock()
		if start {
			go g.run()
		}
	}()
	p.mu.Lock()
	g.starting = false
	place = p.running.join()
	for {
		j := p.next(g)
		if j == nil {
			return
		}
		t = j.task()
		p.running.tasks[place] = t
		timed, at := p.timed == j, p.timedAt
		if timed {
			p.timed = nil
		}
		start := p.grow(g)
		p.mu.Unlock()
		if start {
			go g.run()
		}
		if timed {
			p.runTimed(j, at)
		} else {
			guard(j, t)
		}
		p.mu.Lock()
		p.release(t, place)
		t = nil
	}
}

// checkIdle tells Close that no worker is left.
func (p *Pool) checkIdle() {
	if p.idle != nil && p.shared.workers+p.cpu.workers == 0 {
		select {
		case <-p.idle:
		default:
			close(p.idle)
		}
	}
}

// runTimed is guard with a look at the clock; at is when the job was submitted.
func (p *Pool) runTimed(j Job, at time.Duration) {
	from := time.Since(p.start)
	p.waited.Add(from - at)
	defer func() { p.ran.Add(time.Since(p.start) - from) }()
	guard(j, j.task())
}

// guard runs the work and completes the job, of which t is the task, however the work
// ends.
func guard(j Job, t *Task) {
	returned := false
	var err error
	defer func() {
		if !returned {
			if v := recover(); v != nil {
				err = NewPanicError(v)
			} else {
				err = ErrGoexit
			}
		}
		t.end()
		j.Done(err)
	}()
	err = j.Work()
	returned = true
}

// Go runs j on a goroutine of its own: for work that parks in the network poller and
// needs no worker. It is never refused. The job's Task is a zero Task. Any goroutine may
// call it.
func Go(j Job) { go guard(j, j.task()) }
