package loop

import (
	"context"

	"github.com/loopvet/loopvet/runtime/pool"
)

// Task is work that was given away by [Offload] or [Go]. It is also the context of
// that work, and ends with it: the body of an HTTP response, say, must be read by the
// work itself. Cancel, Done and Err may be called from any goroutine.
type Task struct {
	pool.Task
	l      *Loop
	index  int32 // in l.tasks, if listed
	unref  bool
	listed bool
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
		l.admit(t)
		if err = l.pool.SubmitJob(c, t); err == nil {
			return &t.Task
		}
		t.remove()
	}
	l.reject(t, err)
	return &t.Task
}

// Go is [Offload] with a goroutine instead of a worker: for work that waits for the
// network, which costs a parked goroutine and no thread. It is refused only by a
// loop that is ending; how many run at once is up to the caller. Work that is cancelled
// still starts, with a context that has ended. Loop goroutine only.
func Go[T any](l *Loop, work func(context.Context) (T, error), done func(T, error)) *Task {
	t := newTask(l, work, done)
	if !l.ending {
		l.admit(t)
		pool.Go(t)
	} else {
		l.reject(t, ErrClosed)
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

func (l *Loop) admit(w work) {
	t := w.base()
	t.listed, t.index = true, int32(len(l.tasks))
	l.tasks = append(l.tasks, w)
	l.refs++
	l.ownCounts.tasks++
}

// reject completes w with err at the end of the turn.
func (l *Loop) reject(w work, err error) {
	w.base().Cancel()
	if !l.finished {
		l.rejected = append(l.rejected, arrival{w, err})
	}
}

func (t *Task) remove() {
	l := t.l
	t.listed = false
	n := len(l.tasks) - 1
	l.tasks[t.index], l.tasks[n] = l.tasks[n], nil
	if int(t.index) < n {
		l.tasks[t.index].base().index = t.index
	}
	if l.tasks = l.tasks[:n]; n == 0 && cap(l.tasks) > 1<<14 {
		l.tasks = nil // memory of a burst
	}
	l.ownCounts.tasks--
	if !t.unref {
		l.refs--
	}
}

func (t *Task) base() *Task { return t }

// task is a Task with its types.
type task[T any] struct {
	Task
	work   func(context.Context) (T, error)
	done   func(T, error)
	result T
}

func newTask[T any](l *Loop, work func(context.Context) (T, error), done func(T, error)) *task[T] {
	t := &task[T]{work: work, done: done}
	t.l = l
	return t
}

// Work implements [pool.Job], on the worker.
func (t *task[T]) Work() (err error) {
	t.result, err = t.work(&t.Task.Task)
	return err
}

// Done implements [pool.Job], on the worker or where Cancel was called.
func (t *task[T]) Done(err error) { t.l.arrive(arrival{t, err}) }

// complete implements completion, on the loop.
func (t *task[T]) complete(err error) {
	if t.listed {
		t.remove()
	}
	if t.done == nil {
		return
	}
	var result T
	if err != ErrAbandoned { //nolint:errorlint // another loop's may be wrapped in it
		// else the worker may still write it
		result = t.result
	}
	t.done(result, err)
}

// completion is what comes back to the loop from elsewhere.
type completion interface{ complete(err error) }

// arrival is a completion with its error, which few have: not in the task, but in
// lists that are used again.
type arrival struct {
	completion
	err error
}

// work is a task of any type.
type work interface {
	completion
	base() *Task
}

// arrive brings a completion to the loop. It never blocks and is never refused: there is
// one for each task, and only the loop itself makes tasks. A loop that has ended has
// completed its tasks itself.
func (l *Loop) arrive(a arrival) {
	l.mu.Lock()
	if l.state == ended {
		l.mu.Unlock()
		return
	}
	l.arrived = append(l.arrived, a)
	l.unlock()
}
