package loop

import (
	"context"

	"github.com/loopvet/loopvet/runtime/pool"
)

// Task is work that was given away by [Offload] or [Go]. It is also the context of
// that work; Cancel, Done and Err may be called from any goroutine.
type Task struct {
	pool.Task
	l          *Loop
	arrival    arrival
	next, prev *Task // in l.tasks
	err        error // why there is no result: set before the task arrives
	unref      bool
	listed     bool // in l.tasks
	abandoned  bool // the worker may still write its result
}

// Offload runs work on a worker of the loop's pool and then done on the loop, with
// what work returned. done is called exactly once, and never before Offload has
// returned; its error is that of work, or
//
//   - [pool.ErrFull], [pool.ErrClosed] or [ErrClosed] if the work was refused: at the end of this turn
//   - [context.Canceled] if it was cancelled before it started
//   - a [*pool.PanicError] if it panicked, [pool.ErrGoexit] if it left by runtime.Goexit
//   - [ErrAbandoned] if it outlived the loop
//
// done may be nil. Loop goroutine only. On a loop that has ended, and in a done
// function that is itself called because the grace is over, done may not be called.
func Offload[T any](l *Loop, c pool.Class, work func(context.Context) (T, error), done func(T, error)) *Task {
	t := newTask(l, work, done)
	err := ErrClosed
	if !l.ending {
		l.admit(&t.Task)
		if err = l.pool.SubmitJob(c, &t.Task.Task, t); err == nil {
			return &t.Task
		}
		t.remove()
	}
	t.err = err
	t.Cancel()
	if !l.finished {
		l.rejected = append(l.rejected, t)
	}
	return &t.Task
}

// Go is [Offload] with a goroutine instead of a worker: for work that waits for the
// network, which costs a parked goroutine and no thread. It is refused only by a
// loop that is ending; how many run at once is up to the caller. Loop goroutine only.
func Go[T any](l *Loop, work func(context.Context) (T, error), done func(T, error)) *Task {
	t := newTask(l, work, done)
	if !l.ending {
		l.admit(&t.Task)
		pool.Go(&t.Task.Task, t)
		return &t.Task
	}
	t.err = ErrClosed
	t.Cancel()
	if !l.finished {
		l.rejected = append(l.rejected, t)
	}
	return &t.Task
}

// Unref lets [Loop.Run] return although the task has not completed; it is then
// cancelled and completed as at any other end. Loop goroutine only.
func (t *Task) Unref() *Task { return t.setRef(false) }

// Ref undoes [Task.Unref]. Loop goroutine only.
func (t *Task) Ref() *Task { return t.setRef(true) }

func (t *Task) setRef(ref bool) *Task {
	if t.unref == ref && t.listed {
		if ref {
			t.l.refs++
		} else {
			t.l.refs--
		}
	}
	t.unref = !ref
	return t
}

func (l *Loop) admit(t *Task) {
	t.listed = true
	t.next = l.tasks
	if l.tasks != nil {
		l.tasks.prev = t
	}
	l.tasks = t
	l.refs++
	l.ownCounts.tasks++
}

func (t *Task) remove() {
	l := t.l
	t.listed = false
	if t.prev == nil {
		l.tasks = t.next
	} else {
		t.prev.next = t.next
	}
	if t.next != nil {
		t.next.prev = t.prev
	}
	t.next, t.prev = nil, nil
	l.ownCounts.tasks--
	if !t.unref {
		l.refs--
	}
}

// task is a Task with its types.
type task[T any] struct {
	Task
	work   func(context.Context) (T, error)
	done   func(T, error)
	result T
}

func newTask[T any](l *Loop, work func(context.Context) (T, error), done func(T, error)) *task[T] {
	t := &task[T]{work: work, done: done}
	t.l, t.arrival.c = l, t
	return t
}

// Work implements [pool.Job], on the worker.
func (t *task[T]) Work(ctx *pool.Task) { t.result, t.err = t.work(ctx) }

// Done implements [pool.Job], on the worker or where Cancel was called. The place in
// the list is part of the task: the way back cannot be refused.
func (t *task[T]) Done(_ *pool.Task, err error) {
	if err != nil {
		t.err = err
	}
	t.l.arrive(&t.arrival)
}

// complete implements completion, on the loop.
func (t *task[T]) complete() {
	if t.listed {
		t.remove()
	}
	if t.done == nil {
		return
	}
	if t.abandoned {
		var zero T
		t.done(zero, ErrAbandoned)
		return
	}
	t.done(t.result, t.err)
}

// completion is what comes back to the loop from elsewhere.
type completion interface{ complete() }

// arrival is a completion's place in a list.
type arrival struct {
	next *arrival
	c    completion
}

type arrivals struct{ head, tail *arrival }

func (q *arrivals) push(a *arrival) {
	if q.tail == nil {
		q.head = a
	} else {
		q.tail.next = a
	}
	q.tail = a
}

func (q *arrivals) pop() completion {
	a := q.head
	if q.head = a.next; q.head == nil {
		q.tail = nil
	}
	a.next = nil
	return a.c
}

// arrive brings a completion to the loop. It never blocks and is never refused; a
// loop that has ended has completed its tasks itself.
func (l *Loop) arrive(a *arrival) {
	l.mu.Lock()
	if l.state == ended {
		l.mu.Unlock()
		return
	}
	l.arrived.push(a)
	sleeping := l.sleeping
	l.sleeping = false
	l.mu.Unlock()
	if sleeping {
		l.signal()
	}
}
