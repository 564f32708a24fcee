package pool

import (
	"context"
	"sync"
	"time"
)

// Job is work with its completion, for those who want no allocation beside the
// Task; others use [Pool.Submit].
type Job interface {
	// Work runs on a worker. t is its context.
	Work(t *Task)
	// Done is called exactly once per accepted task, with nil if Work returned.
	// It runs on the worker, or on the goroutine that called Cancel or Close,
	// and must neither block nor panic nor call runtime.Goexit.
	Done(t *Task, err error)
}

// Task is accepted work, and the [context.Context] of that work: it ends when the
// task is cancelled and, to release what was derived from it, when the work has
// returned. It has no deadline and no values. Any goroutine may call its methods.
//
// The zero value is ready for [Pool.SubmitJob]; a Task is used once.
type Task struct {
	next, prev *Task // in a queue or among the running, guarded by pool.mu
	pool       *Pool // nil: not accepted by a pool (rejected, or run by Go)
	job        Job
	at         time.Duration // when it was submitted, since the pool's start, if sampled
	class      Class
	queued     bool // guarded by pool.mu
	sampled    bool

	ended bool // guarded by mu
	mu    sync.Mutex
	done  chan struct{} // made by the first Done, guarded by mu
}

// closed is the Done channel of all contexts that ended before they were asked.
var closed = func() chan struct{} { c := make(chan struct{}); close(c); return c }()

// Cancel ends the task. Queued work never starts: its completion, with
// [context.Canceled], is called before Cancel returns. Running work sees its
// context end; what it returns is its result. A second call does nothing.
func (t *Task) Cancel() {
	if p := t.pool; p != nil {
		p.mu.Lock()
		queued := t.queued
		if queued {
			t.queued = false
			p.queues[t.class].remove(t)
			p.done[t.class]++
		}
		p.mu.Unlock()
		if queued {
			t.end()
			t.job.Done(t, context.Canceled)
			return
		}
	}
	t.end()
}

func (t *Task) end() {
	t.mu.Lock()
	if !t.ended {
		t.ended = true
		if t.done != nil {
			close(t.done)
		}
	}
	t.mu.Unlock()
}

// Done returns a channel that is closed when the context has ended. The channel
// is made by the first call: work that does not ask does not pay.
func (t *Task) Done() <-chan struct{} {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.done == nil {
		if t.ended {
			return closed
		}
		t.done = make(chan struct{})
	}
	return t.done
}

// Err is nil until the context has ended, then [context.Canceled].
func (t *Task) Err() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.ended {
		return context.Canceled
	}
	return nil
}

// Deadline reports that there is none.
func (t *Task) Deadline() (time.Time, bool) { return time.Time{}, false }

// Value returns nil: a task carries no values.
func (t *Task) Value(any) any { return nil }

// list is a queue that forgets a cancelled task at once, wherever it stands.
type list struct {
	head, tail *Task
	n          int
}

func (q *list) push(t *Task) {
	t.prev = q.tail
	if q.tail == nil {
		q.head = t
	} else {
		q.tail.next = t
	}
	q.tail = t
	q.n++
}

func (q *list) remove(t *Task) {
	if t.prev == nil {
		q.head = t.next
	} else {
		t.prev.next = t.next
	}
	if t.next == nil {
		q.tail = t.prev
	} else {
		t.next.prev = t.prev
	}
	t.next, t.prev = nil, nil
	q.n--
}
