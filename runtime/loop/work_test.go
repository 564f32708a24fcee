package loop_test

import (
	"context"
	"errors"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/loopvet/loopvet/runtime/loop"
	"github.com/loopvet/loopvet/runtime/pool"
)

func TestOffloadOutcomes(t *testing.T) {
	both(t, func(t *testing.T) {
		l := loop.New(loop.Options{})
		got := map[string]error{}
		done := func(name string) func(int, error) {
			return func(_ int, err error) {
				if !l.OnLoop() {
					t.Error("done is not on the loop")
				}
				if _, twice := got[name]; twice {
					t.Error(name, "completed twice")
				}
				got[name] = err
			}
		}
		boom := errors.New("boom")
		loop.Offload(l, pool.IO, func(context.Context) (int, error) { return 1, nil }, done("ok"))
		loop.Offload(l, pool.CPU, func(context.Context) (int, error) { return 0, boom }, done("error"))
		loop.Offload(l, pool.Slow, func(context.Context) (int, error) { panic(boom) }, done("panic"))
		loop.Offload(l, pool.IO, func(context.Context) (int, error) { panic(nil) }, done("panic nil"))
		loop.Offload(l, pool.IO, func(context.Context) (int, error) {
			defer func() { panic(boom) }()
			panic("first")
		}, done("panic twice"))
		loop.Offload(l, pool.IO, func(context.Context) (int, error) { runtime.Goexit(); return 0, nil }, done("goexit"))
		loop.Go(l, func(context.Context) (int, error) { runtime.Goexit(); return 0, nil }, done("go goexit"))
		loop.Go(l, func(ctx context.Context) (int, error) { <-ctx.Done(); return 0, ctx.Err() }, done("cancelled")).Cancel()
		loop.Offload[int](l, pool.IO, func(context.Context) (int, error) { return 0, nil }, nil)
		run(t, l)
		var p *pool.PanicError
		for name, ok := range map[string]bool{
			"ok":          got["ok"] == nil,
			"error":       got["error"] == boom,
			"panic":       errors.As(got["panic"], &p) && errors.Is(got["panic"], boom) && strings.Contains(string(p.Stack), "TestOffloadOutcomes"),
			"panic nil":   errors.As(got["panic nil"], &p),
			"panic twice": errors.Is(got["panic twice"], boom),
			"goexit":      got["goexit"] == pool.ErrGoexit,
			"go goexit":   got["go goexit"] == pool.ErrGoexit,
			"cancelled":   got["cancelled"] == context.Canceled,
		} {
			if _, done := got[name]; !ok || !done {
				t.Errorf("%s: %v", name, got[name])
			}
		}
	})
}

func TestRefusalArrivesAtTheEndOfTheTurn(t *testing.T) {
	both(t, func(t *testing.T) {
		p := pool.New(pool.Options{Workers: 1, Queue: 1})
		defer p.Close(context.Background())
		l := loop.New(loop.Options{Pool: p})
		release := make(chan struct{})
		var got []string
		_ = l.Post(func() {
			// One work in the worker, one in the queue: the next has no place,
			// whenever the worker comes round to taking the first.
			started := make(chan struct{})
			loop.Offload(l, pool.IO, func(context.Context) (int, error) { close(started); <-release; return 0, nil },
				func(int, error) {}).Unref()
			<-started
			loop.Offload(l, pool.IO, func(context.Context) (int, error) { <-release; return 0, nil },
				func(int, error) {}).Unref()
			got = got[:0]
			task := loop.Offload(l, pool.IO, func(context.Context) (int, error) { return 0, nil },
				func(_ int, err error) { got = append(got, err.Error()) })
			if task.Err() == nil {
				t.Error("the context of refused work must have ended")
			}
			l.SetImmediate(func() { got = append(got, "check") })
			l.SetTimeout(0, func() { got = append(got, "next turn"); close(release) })
		})
		run(t, l)
		if s := strings.Join(got, ","); s != "check,pool: queue is full,next turn" {
			t.Error(s)
		}
	})
}

func TestCancelQueuedNeverStarts(t *testing.T) {
	both(t, func(t *testing.T) {
		p := pool.New(pool.Options{Workers: 1})
		defer p.Close(context.Background())
		l := loop.New(loop.Options{Pool: p})
		release := make(chan struct{})
		loop.Offload(l, pool.IO, func(context.Context) (int, error) { <-release; return 0, nil }, nil)
		n := 0
		for range 100 {
			loop.Offload(l, pool.IO, func(context.Context) (int, error) { t.Error("started"); return 0, nil },
				func(_ int, err error) {
					if n++; err != context.Canceled {
						t.Error(err)
					}
				}).Cancel()
		}
		_ = l.Post(func() { close(release) })
		run(t, l)
		if n != 100 {
			t.Errorf("%d completions", n)
		}
	})
}

func TestNestedOffloadOnFullPool(t *testing.T) {
	both(t, func(t *testing.T) {
		p := pool.New(pool.Options{Workers: 2, Queue: 2})
		defer p.Close(context.Background())
		l := loop.New(loop.Options{Pool: p})
		done, full := 0, 0
		var submit func(depth int)
		submit = func(depth int) {
			loop.Offload(l, pool.IO, func(context.Context) (int, error) { return 0, nil }, func(_ int, err error) {
				if done++; err == pool.ErrFull {
					full++
				}
				if depth > 0 {
					submit(depth - 1)
					submit(depth - 1)
				}
			})
		}
		submit(12)
		run(t, l)
		if done != 1<<13-1 || full == 0 {
			t.Errorf("%d completions, %d refused", done, full)
		}
	})
}

// Not in a bubble: time stands still there while somebody works.
func TestOffloadForEverInTheLastTurn(t *testing.T) {
	defer goleak.VerifyNone(t)
	l := loop.New(loop.Options{Grace: 20 * time.Millisecond})
	var again func(int, error)
	again = func(int, error) {
		loop.Offload(l, pool.IO, func(context.Context) (int, error) { return 0, nil }, again)
	}
	_ = l.Post(func() { again(0, nil); l.Close() })
	if err := l.Run(t.Context()); err != loop.ErrClosed {
		t.Error(err)
	}
}

func TestFuture(t *testing.T) {
	both(t, func(t *testing.T) {
		l := loop.New(loop.Options{})
		f := loop.Async(l, pool.CPU, func(context.Context) (int, error) { return 42, nil })
		var got []int
		f.Then(func(v int, err error) {
			got = append(got, v)
			f.Then(func(v int, err error) { got = append(got, v+1) })
			got = append(got, 0)
			pending := loop.NewFuture[int](l)
			if _, err := pending.Wait(t.Context()); err != loop.ErrOnLoop {
				t.Errorf("Wait on the loop: %v", err)
			}
			if v, err := f.Wait(t.Context()); v != 42 || err != nil {
				t.Error("Wait on the loop for what is there:", v, err)
			}
		})
		waited := make(chan int)
		go func() { v, _ := f.Wait(t.Context()); waited <- v }()
		run(t, l)
		if v := <-waited; v != 42 || !reflect.DeepEqual(got, []int{42, 0, 43}) {
			t.Error(v, got)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := loop.NewFuture[int](l).Wait(ctx); err != context.Canceled {
			t.Error(err)
		}
	})
}
