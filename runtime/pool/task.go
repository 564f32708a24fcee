package pool

import (
	"context"
	"sync/atomic"
	"time"
)

// Job is work with its completion in one structure, into which a [Task] is embedded,
// for those who want no other allocation; others use [Pool.Submit].
type Job interface {
	// Work runs on a worker. The job's Task is its context.
	Work() error
	// Done is called exactly once per accepted job, with what Work returned, or why it
	// did not. It runs on the worker, or on the goroutine that called Cancel or Close,
	// and must neither block nor panic nor call runtime.Goexit.
	Done(err error)
	task() *Task
}

// Task is accepted work, and the [context.Context] of that work: it ends when the
// task is cancelled and, to release what was derived from it, when the work has
// returned. It has no deadline and no values. Any goroutine may call its methods.
//
// The zero value is ready for [Pool.SubmitJob]; a Task is used once.
type Task struct {
	pool  *Pool                         // nil: run by Go
	done  atomic.Pointer[chan struct{}] // nil: not asked for; &closed: ended
	pos   uint32                        // in its queue, guarded by pool.mu
	class Class
}

func (t *Task) task() *Task { return t }

// closed is the Done channel of all contexts that ended before they were asked.
var closed = func() chan struct{} { c := make(chan struct{}); close(c); return c }()

// Cancel ends the task. Queued work never starts: its completion, with
// [context.Canceled], is called before Cancel returns. Running work sees its
// context end; what it returns is its result. A second call does nothing.
func (t *Task) Cancel() {
	if !t.Withdraw() {
		t.end()
	}
}

// Withdraw is [Task.Cancel] for a task that is still queued; it does nothing to
// another, and reports which it was. Who ends many tasks withdraws all of them first,
// or the workers of those that end early start the others.
func (t *Task) Withdraw() bool {
	p := t.pool
	if p == nil {
		return false
	}
	p.mu.Lock()
	j := p.queues[t.class].remove(t)
	if j != nil {
		p.withdrawn(t)
	}
	p.mu.Unlock()
	if j == nil {
		return false
	}
	t.end()
	j.Done(context.Canceled)
	return true
}

// withdrawn books a task that has left its queue and will not run.
func (p *Pool) withdrawn(t *Task) {
	p.done[t.class]++
	if p.timed != nil && p.timed.task() == t {
		p.timed = nil
	}
}

func (t *Task) end() {
	if done := t.done.Swap(&closed); done != nil && done != &closed {
		close(*done)
	}
}

// Done returns a channel that is closed when the context has ended. The channel
// is made by the first call: work that does not ask does not pay.
func (t *Task) Done() <-chan struct{} {
	done := t.done.Load()
	if done == nil {
		c := make(chan struct{})
		if done = &c; !t.done.CompareAndSwap(nil, done) {
			done = t.done.Load()
		}
	}
	return *done
}

// Err is nil until the context has ended, then [context.Canceled].
func (t *Task) Err() error {
	if t.done.Load() == &closed {
		return context.Canceled
	}
	return nil
}

// Deadline reports that there is none.
func (t *Task) Deadline() (time.Time, bool) { return time.Time{}, false }

// Value returns nil: a task carries no values.
func (t *Task) Value(any) any { return nil }
