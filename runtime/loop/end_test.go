package loop_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"github.com/loopvet/loopvet/runtime/loop"
	"github.com/loopvet/loopvet/runtime/pool"
)

func TestPanicInCallback(t *testing.T) {
	sub := func(name string, test func(t *testing.T)) {
		t.Run(name, func(t *testing.T) { both(t, test) })
	}
	sub("default", func(t *testing.T) {
		l := loop.New(loop.Options{})
		after := false
		_ = l.Post(func() { panic("boom") })
		_ = l.Post(func() { after = true })
		var p *pool.PanicError
		if err := l.Run(t.Context()); !errors.As(err, &p) || p.Value != "boom" {
			t.Errorf("Run: %v", err)
		}
		if !after {
			t.Error("what was accepted must run")
		}
	})
	sub("handled", func(t *testing.T) {
		n, ran := 0, 0
		l := loop.New(loop.Options{OnPanic: func(*pool.PanicError) error { n++; return nil }})
		boom := func() { ran++; panic("boom") }
		_ = l.Post(func() {
			l.NextTick(boom)
			l.NextTick(boom)
			l.SetImmediate(boom)
			l.SetImmediate(boom)
			l.SetTimeout(0, boom)
			loop.Offload(l, pool.IO, func(context.Context) (int, error) { return 0, nil }, func(int, error) { boom() })
			f := loop.NewFuture[int](l)
			f.Then(func(int, error) { boom() })
			f.Then(func(int, error) { boom() })
			f.Resolve(1, nil)
			boom()
		})
		var i *loop.Timer
		i = l.SetInterval(time.Millisecond, func() { defer i.Stop(); boom() })
		run(t, l)
		if m := l.Metrics(); n != 10 || ran != 10 || m.Callbacks != 11 { // resolving the future is one
			t.Errorf("%d panics handled, %d callbacks, %d counted", n, ran, m.Callbacks)
		}
	})
	sub("while the loop ends", func(t *testing.T) {
		l := loop.New(loop.Options{})
		l.OnClose(func() { panic("first") })
		l.OnClose(func() { panic("second") })
		var p *pool.PanicError
		if err := l.Run(t.Context()); !errors.As(err, &p) || p.Value != "first" {
			t.Errorf("Run: %v", err)
		}
		l = loop.New(loop.Options{})
		l.OnClose(func() { panic("boom") })
		l.Close()
		if err := l.Run(t.Context()); !errors.As(err, &p) || !errors.Is(err, loop.ErrClosed) {
			t.Errorf("Run: %v", err)
		}
	})
	sub("handler panics", func(t *testing.T) {
		l := loop.New(loop.Options{OnPanic: func(*pool.PanicError) error { panic("handler") }})
		_ = l.Post(func() { panic("boom") })
		var p *pool.PanicError
		if err := l.Run(t.Context()); !errors.As(err, &p) || p.Value != "handler" {
			t.Errorf("Run: %v", err)
		}
	})
}

func TestGoexitInCallback(t *testing.T) {
	both(t, func(t *testing.T) {
		l := loop.New(loop.Options{})
		var order []string
		over := make(chan struct{})
		go func() {
			defer close(over)
			l.OnClose(func() { order = append(order, "close1"); runtime.Goexit() })
			l.OnClose(func() { order = append(order, "close2") })
			loop.Go(l, func(ctx context.Context) (int, error) { <-ctx.Done(); return 0, ctx.Err() }, func(int, error) {
				order = append(order, "done")
				runtime.Goexit()
			})
			_ = l.Post(func() { order = append(order, "post1"); runtime.Goexit() })
			_ = l.Post(func() { order = append(order, "post2"); runtime.Goexit() })
			_ = l.Post(func() { order = append(order, "post3") })
			_ = l.Run(context.Background())
			t.Error("Run returned")
		}()
		<-over
		got := strings.Join(order, " ")
		for _, s := range []string{"post1", "post2", "post3", "close1", "close2", "done"} {
			if strings.Count(got, s) != 1 {
				t.Errorf("%s: %s", s, got)
			}
		}
	})
}

func TestGoexitInOnPanic(t *testing.T) {
	both(t, func(t *testing.T) {
		var order []string
		over := make(chan struct{})
		go func() {
			defer close(over)
			l := loop.New(loop.Options{OnPanic: func(*pool.PanicError) error { runtime.Goexit(); return nil }})
			l.OnClose(func() { order = append(order, "close") })
			_ = l.Post(func() { panic("boom") })
			_ = l.Post(func() { order = append(order, "post") })
			_ = l.Run(context.Background())
			t.Error("Run returned")
		}()
		<-over
		want(t, order, "post close")
	})
}

func TestContextEnds(t *testing.T) {
	defer goleak.VerifyNone(t)
	synctest.Test(t, func(t *testing.T) {
		cause := errors.New("enough")
		ctx, cancel := context.WithCancelCause(t.Context())
		p := pool.New(pool.Options{Workers: 1})
		l := loop.New(loop.Options{Pool: p, Grace: time.Second})
		var got []string
		done := func(name string) func(int, error) {
			return func(_ int, err error) { got = append(got, fmt.Sprint(name, ":", err)) }
		}
		loop.Offload(l, pool.IO, func(ctx context.Context) (int, error) { <-ctx.Done(); return 7, nil }, done("running"))
		loop.Offload(l, pool.IO, func(context.Context) (int, error) { t.Error("started"); return 0, nil }, done("queued"))
		late := make(chan struct{})
		loop.Go(l, func(context.Context) (int, error) { <-late; return 0, nil }, done("deaf"))
		l.OnClose(func() { got = append(got, "close") })
		l.SetTimeout(time.Minute, func() {
			cancel(cause)
			synctest.Wait()
			if err := l.Post(func() {}); err != loop.ErrClosed {
				t.Error(err)
			}
		})
		l.SetTimeout(time.Hour, func() { t.Error("timer ran") })
		start := time.Now()
		if err := l.Run(ctx); err != cause {
			t.Errorf("Run: %v", err)
		}
		if d := time.Since(start); d != time.Minute+time.Second {
			t.Errorf("ended after %s", d)
		}
		for _, s := range []string{"running:<nil>", "queued:context canceled", "deaf:" + loop.ErrAbandoned.Error(), "close"} {
			if !strings.Contains(strings.Join(got, "\n"), s) {
				t.Errorf("no %s in %q", s, got)
			}
		}
		if len(got) != 4 {
			t.Errorf("%q", got)
		}
		close(late)
		_ = p.Close(t.Context())
	})
}

func TestCloseFromAnywhere(t *testing.T) {
	both(t, func(t *testing.T) {
		l := loop.New(loop.Options{})
		l.Hold()
		go l.Close()
		if err := l.Run(t.Context()); err != loop.ErrClosed {
			t.Error(err)
		}
		dead, cancel := context.WithCancel(t.Context())
		cancel()
		l = loop.New(loop.Options{})
		l.SetTimeout(0, func() { t.Error("timer ran") })
		if err := l.Run(dead); err != context.Canceled {
			t.Error(err)
		}
	})
}

func TestHold(t *testing.T) {
	both(t, func(t *testing.T) {
		l := loop.New(loop.Options{})
		hold := l.Hold()
		ran := false
		go func() {
			time.Sleep(5 * time.Millisecond)
			_ = l.Post(func() { ran = true })
			hold.Release()
			hold.Release()
		}()
		run(t, l)
		if !ran {
			t.Error("the hold did not hold")
		}
	})
}

// What belongs to a loop may be used after its end, in deferred calls say.
func TestAfterTheEnd(t *testing.T) {
	both(t, func(t *testing.T) {
		l := loop.New(loop.Options{})
		var timers []*loop.Timer
		for i := range 10 {
			timers = append(timers, l.SetTimeout(time.Hour, func() { t.Error(i) }))
		}
		check := l.SetImmediate(func() { t.Error("check") })
		task := loop.Go(l, func(ctx context.Context) (int, error) { <-ctx.Done(); return 0, nil }, nil)
		hold := l.Hold()
		l.Close()
		_ = l.Run(t.Context())
		for _, timer := range timers {
			if timer.Unref().Stop() {
				t.Error("stopped")
			}
		}
		if check.Clear() {
			t.Error("cleared")
		}
		l.SetTimeout(0, func() { t.Error("timer") }).Stop()
		task.Ref().Cancel()
		hold.Release()
		l.Close()
		loop.Offload(l, pool.IO, func(context.Context) (int, error) { t.Error("work"); return 0, nil }, nil)
		loop.NewFuture[int](l).Resolve(1, nil)
		if l.OnLoop() || l.Post(func() {}) != loop.ErrClosed {
			t.Error("still there")
		}
	})
}
