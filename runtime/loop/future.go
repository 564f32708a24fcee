package loop

import (
	"context"
	"sync"

	"github.com/loopvet/loopvet/runtime/pool"
)

// Future is a value that will be there later. A pending future does not keep the
// loop running; the work that resolves it does. Make it with [NewFuture] or [Async].
type Future[T any] struct {
	l    *Loop
	then []func(T, error) // of the loop's goroutine
	told bool             // then has been called; of the loop's goroutine

	mu       sync.Mutex
	resolved bool
	done     chan struct{}
	value    T
	err      error
}

// NewFuture returns a pending future. Any goroutine may call it.
func NewFuture[T any](l *Loop) *Future[T] {
	return &Future[T]{l: l, done: make(chan struct{})}
}

// Async is [Offload] with a future for the result. Loop goroutine only.
func Async[T any](l *Loop, c pool.Class, work func(context.Context) (T, error)) *Future[T] {
	f := NewFuture[T](l)
	Offload(l, c, work, f.Resolve)
	return f
}

// Resolve gives the future its value, the first time. Any goroutine may call it.
func (f *Future[T]) Resolve(value T, err error) {
	f.mu.Lock()
	first := !f.resolved
	if first {
		f.resolved, f.value, f.err = true, value, err
		close(f.done)
	}
	f.mu.Unlock()
	if first {
		f.l.arrive(arrival{(*resolution[T])(f), nil})
	}
}

// Then calls fn on the loop when the future is resolved, in the order of the calls
// of Then and never before Then has returned. It is not called if the loop ends
// first. Loop goroutine only.
func (f *Future[T]) Then(fn func(T, error)) {
	if f.told {
		f.l.NextTick(func() { fn(f.value, f.err) })
		return
	}
	f.then = append(f.then, fn)
}

// Wait returns the value when it is there, or the cause of ctx's end. On the
// loop's own goroutine, which would wait for itself, it returns [ErrOnLoop] at once
// unless the value is there; before Run nobody knows which goroutine that will be.
// Any goroutine may call it.
func (f *Future[T]) Wait(ctx context.Context) (T, error) {
	var zero T
	select {
	case <-f.done:
		return f.value, f.err
	default:
	}
	if f.l.OnLoop() {
		return zero, ErrOnLoop
	}
	select {
	case <-f.done:
		return f.value, f.err
	case <-ctx.Done():
		return zero, context.Cause(ctx)
	}
}

// resolution is a Future without a complete method for everybody.
type resolution[T any] Future[T]

// complete gives each waiting callback a tick of its own, so that a panic in one
// does not keep the others from running.
func (f *resolution[T]) complete(error) {
	f.told = true
	for _, fn := range f.then {
		f.l.NextTick(func() { fn(f.value, f.err) })
	}
	f.then = nil
}
