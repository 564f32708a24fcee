package pool

import (
	"context"
	"sync"
	"time"

	"github.com/loopvet/loopvet/runtime/internal/times"
)

// Class says what the work does with its worker.
type Class uint8

const (
	IO   Class = iota // waits: files, devices, locks of other processes
	CPU               // computes: hashes, compression, rendering
	Slow              // waits long: name look-ups, network file systems
	classes
)

// String returns "IO", "CPU" or "Slow".
func (c Class) String() string { return [...]string{"IO", "CPU", "Slow"}[c] }

// Options of a pool; the zero value is useful.
type Options struct {
	// Workers is how many goroutines IO and Slow work may have together, 16 if 0.
	// Node's UV_THREADPOOL_SIZE is 4; a parked goroutine is cheaper than a thread.
	Workers int
	// CPU is how many goroutines CPU work may have. 0, or more than
	// max(1, GOMAXPROCS-1), means that number; GOMAXPROCS is read again while
	// the pool runs.
	CPU int
	// Queue is how many tasks of each class may wait, 65,536 if 0.
	Queue int
}

// Pool runs work. Any goroutine may call its methods at any time, workers included.
type Pool struct {
	opts  Options
	start time.Time

	_ [128]byte // what does not change shares no cache line with what does

	mu       sync.Mutex
	queues   [classes]queue
	running  running
	shared   group // IO and Slow
	cpu      group
	slow     int  // how many of the shared workers run Slow work
	slowTurn bool // Slow is next if both wait
	closed   bool
	idle     chan struct{} // made by Close, closed when the last worker ended
	timed    Job           // one that waits, of which the times are taken
	timedAt  time.Duration // when it was submitted, since start
	accepted uint64
	rejected uint64
	done     [classes]uint64

	waited, ran times.Histogram
}

// New returns a pool. It has no goroutine before it has work.
func New(opts Options) *Pool {
	if opts.Workers <= 0 {
		opts.Workers = 16
	}
	if opts.Queue <= 0 {
		opts.Queue = 1 << 16
	}
	p := &Pool{opts: opts, start: time.Now()}
	p.cpu.cpu = true
	p.shared.run = func() { p.worker(&p.shared) }
	p.cpu.run = func() { p.worker(&p.cpu) }
	return p
}

// Submit queues work and returns at once. done may be nil; it is called exactly
// once if the error is nil, on a worker (or on the goroutine that called Cancel
// or Close), must not block, and a panic in it ends the program as in any goroutine.
// It gets what work returned, or why work did not return: see the package comment.
// Errors: [ErrFull], [ErrClosed].
func (p *Pool) Submit(c Class, work func(context.Context) error, done func(error)) (*Task, error) {
	j := &funcs{work: work, done: done}
	if err := p.SubmitJob(c, j); err != nil {
		return nil, err
	}
	return &j.Task, nil
}

type funcs struct {
	Task
	work func(context.Context) error
	done func(error)
}

func (j *funcs) Work() error { return j.work(&j.Task) }

func (j *funcs) Done(err error) {
	if j.done != nil {
		j.done(err)
	}
}

// SubmitJob is [Pool.Submit] without allocation. The job's Task is a zero Task that was
// never submitted.
func (p *Pool) SubmitJob(c Class, j Job) error {
	q := &p.queues[c] // an unknown class panics before the lock is taken
	t := j.task()
	t.pool, t.class = p, c
	p.mu.Lock()
	if p.closed || q.n >= p.opts.Queue {
		p.rejected++
		err := ErrFull
		if p.closed {
			err = ErrClosed
		}
		p.mu.Unlock()
		return err
	}
	p.accepted++
	if p.accepted%sample == 0 && p.timed == nil {
		p.timed, p.timedAt = j, time.Since(p.start)
	}
	q.push(j)
	g := &p.shared
	if c == CPU {
		g = &p.cpu
	}
	start := p.grow(g)
	p.mu.Unlock()
	if start {
		go g.run()
	}
	return nil
}

// Close ends the pool: nothing more is accepted, queued tasks complete with
// [ErrClosed], running work sees its context end. Close waits until the workers
// have ended, or until ctx has, and then returns its cause; work that ignores its
// context keeps its goroutine. Work must not call Close with a ctx that never
// ends: it would wait for itself.
func (p *Pool) Close(ctx context.Context) error {
	p.mu.Lock()
	p.closed = true
	if p.idle == nil {
		p.idle = make(chan struct{})
		p.checkIdle()
	}
	var queued []Job
	running := p.running.list()
	for c := range p.queues {
		for j := p.queues[c].pop(); j != nil; j = p.queues[c].pop() {
			p.withdrawn(j.task())
			queued = append(queued, j)
		}
	}
	idle := p.idle
	p.mu.Unlock()
	for _, t := range running {
		t.end()
	}
	for _, j := range queued {
		j.task().end()
		j.Done(ErrClosed)
	}
	select {
	case <-idle:
		return nil
	default:
	}
	select {
	case <-idle:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// Metrics is a pool's state at one moment.
type Metrics struct {
	Queued   [classes]int    // tasks that wait, by class
	Done     [classes]uint64 // tasks that ended, by class
	Running  int             // tasks that run
	Workers  int             // goroutines for IO and Slow
	CPU      int             // goroutines for CPU
	Rejected uint64          // by ErrFull and ErrClosed
	Waited   Times           // time in the queue, of one task in 64
	Ran      Times           // run time, of the same tasks
}

// Times is what is known of many durations: how many were counted, the median and
// the 99th percentile (rounded up, by 25 % at most), and the longest. All are zero
// before the first.
type Times struct {
	N             uint64
	P50, P99, Max time.Duration
}

// Metrics reads the pool's state. Any goroutine may call it.
func (p *Pool) Metrics() Metrics {
	m := Metrics{Waited: Times(p.waited.Summary()), Ran: Times(p.ran.Summary())}
	p.mu.Lock()
	defer p.mu.Unlock()
	for c := range p.queues {
		m.Queued[c] = p.queues[c].n
	}
	m.Done, m.Running, m.Rejected = p.done, len(p.running.list()), p.rejected
	m.Workers, m.CPU = p.shared.workers, p.cpu.workers
	return m
}
