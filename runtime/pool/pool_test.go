package pool_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"github.com/loopvet/loopvet/runtime/pool"
)

func TestOutcomes(t *testing.T) {
	defer goleak.VerifyNone(t)
	p := pool.New(pool.Options{Workers: 2})
	boom := errors.New("boom")
	for name, c := range map[string]struct {
		work func(context.Context) error
		ok   func(error) bool
	}{
		"nil":    {func(context.Context) error { return nil }, func(err error) bool { return err == nil }},
		"error":  {func(context.Context) error { return boom }, func(err error) bool { return err == boom }},
		"panic":  {func(context.Context) error { panic(boom) }, func(err error) bool { return errors.Is(err, boom) }},
		"goexit": {func(context.Context) error { runtime.Goexit(); return nil }, func(err error) bool { return err == pool.ErrGoexit }},
	} {
		for class := range pool.Class(3) {
			done := make(chan error, 1)
			if _, err := p.Submit(class, c.work, func(err error) { done <- err }); err != nil {
				t.Fatal(err)
			}
			if err := <-done; !c.ok(err) {
				t.Errorf("%s in %s: %v", name, class, err)
			}
		}
	}
	if err := p.Close(t.Context()); err != nil {
		t.Error(err)
	}
	if _, err := p.Submit(pool.IO, nil, nil); err != pool.ErrClosed {
		t.Error(err)
	}
	if m := p.Metrics(); m.Workers != 0 || m.CPU != 0 || m.Running != 0 || m.Done != [3]uint64{4, 4, 4} || m.Rejected != 1 {
		t.Errorf("%+v", m)
	}
}

// most returns how many of n tasks of the class run at once. In a bubble time stands
// still until all have started that may.
func most(t *testing.T, p *pool.Pool, c pool.Class, n int) int {
	var mu sync.Mutex
	now, top := 0, 0
	count := func(by int) {
		mu.Lock()
		defer mu.Unlock()
		now += by
		top = max(top, now)
	}
	var wg sync.WaitGroup
	for range n {
		wg.Add(1)
		if _, err := p.Submit(c, func(context.Context) error {
			count(1)
			time.Sleep(2 * time.Millisecond)
			count(-1)
			return nil
		}, func(error) { wg.Done() }); err != nil {
			t.Fatal(err)
		}
	}
	wg.Wait()
	return top
}

func TestLimits(t *testing.T) {
	defer goleak.VerifyNone(t)
	for _, c := range []struct {
		class             pool.Class
		processors, limit int
	}{
		{pool.IO, 2, 6}, {pool.Slow, 2, 3}, {pool.CPU, 4, 3}, {pool.CPU, 1, 1},
	} {
		t.Run(fmt.Sprint(c), func(t *testing.T) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(c.processors))
			synctest.Test(t, func(t *testing.T) {
				p := pool.New(pool.Options{Workers: 6})
				defer p.Close(context.Background())
				if n := most(t, p, c.class, 50); n != c.limit {
					t.Errorf("%d at once", n)
				}
			})
		})
	}
}

// Look-ups that hang leave half of the workers to files.
func TestSlowLeavesRoom(t *testing.T) {
	defer goleak.VerifyNone(t)
	synctest.Test(t, func(t *testing.T) {
		p := pool.New(pool.Options{Workers: 4})
		defer p.Close(context.Background())
		for range 20 {
			_, _ = p.Submit(pool.Slow, func(ctx context.Context) error { <-ctx.Done(); return nil }, nil)
		}
		if n := most(t, p, pool.IO, 8); n != 2 {
			t.Errorf("%d at once", n)
		}
	})
}

func TestQueueIsBounded(t *testing.T) {
	defer goleak.VerifyNone(t)
	p := pool.New(pool.Options{Workers: 1, Queue: 10})
	defer p.Close(context.Background())
	started := make(chan struct{})
	_, _ = p.Submit(pool.IO, func(ctx context.Context) error { close(started); <-ctx.Done(); return nil }, nil)
	<-started
	var tasks []*pool.Task
	for range 10 {
		task, err := p.Submit(pool.IO, func(context.Context) error { return nil }, nil)
		if err != nil {
			t.Fatal(err)
		}
		tasks = append(tasks, task)
	}
	if _, err := p.Submit(pool.IO, nil, nil); err != pool.ErrFull {
		t.Error(err)
	}
	tasks[5].Cancel() // makes room at once
	tasks[5].Cancel()
	if _, err := p.Submit(pool.IO, func(context.Context) error { return nil }, nil); err != nil {
		t.Error(err)
	}
}

func TestCloseDeadline(t *testing.T) {
	defer goleak.VerifyNone(t)
	synctest.Test(t, func(t *testing.T) {
		p := pool.New(pool.Options{Workers: 1})
		late := make(chan struct{})
		done := make(chan error, 2)
		_, _ = p.Submit(pool.IO, func(context.Context) error { <-late; return nil }, func(err error) { done <- err })
		synctest.Wait()
		_, _ = p.Submit(pool.IO, func(context.Context) error { return nil }, func(err error) { done <- err })
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := p.Close(ctx); err != context.DeadlineExceeded {
			t.Error(err)
		}
		if err := <-done; err != pool.ErrClosed {
			t.Errorf("queued: %v", err)
		}
		close(late)
		if err := <-done; err != nil {
			t.Errorf("running: %v", err)
		}
		if err := p.Close(t.Context()); err != nil {
			t.Error(err)
		}
	})
}

func TestContext(t *testing.T) {
	defer goleak.VerifyNone(t)
	p := pool.New(pool.Options{})
	defer p.Close(context.Background())
	var kept context.Context
	done := make(chan error, 1)
	task, _ := p.Submit(pool.IO, func(ctx context.Context) error {
		kept = ctx
		child, cancel := context.WithCancel(ctx)
		defer cancel()
		<-child.Done()
		return ctx.Err()
	}, func(err error) { done <- err })
	task.Cancel()
	if err := <-done; err != context.Canceled {
		t.Error(err)
	}
	finished := make(chan struct{})
	task, _ = p.Submit(pool.IO, func(ctx context.Context) error { kept = ctx; return ctx.Err() }, func(err error) {
		if err != nil {
			t.Error(err)
		}
		close(finished)
	})
	<-finished
	<-kept.Done() // ends with the work, also for those who ask later
	if task.Err() != context.Canceled {
		t.Error(task.Err())
	}
}

// Submissions, cancels and a close from many goroutines: each accepted task
// completes once.
func TestExactlyOneCompletion(t *testing.T) {
	defer goleak.VerifyNone(t)
	for round := range uint64(30) {
		p := pool.New(pool.Options{Workers: 3, Queue: 50})
		var accepted, completed atomic.Int64
		var wg sync.WaitGroup
		for g := range uint64(4) {
			wg.Go(func() {
				r := rand.New(rand.NewPCG(round, g))
				for i := range 2000 {
					var times atomic.Int64
					task, err := p.Submit(pool.Class(r.IntN(3)), func(context.Context) error {
						switch i % 97 {
						case 1:
							runtime.Goexit()
						case 2:
							panic(i)
						}
						return nil
					}, func(error) {
						if times.Add(1) != 1 {
							t.Error("completed twice")
						}
						completed.Add(1)
					})
					if err == nil {
						accepted.Add(1)
						if r.IntN(3) == 0 {
							task.Cancel()
						}
					} else {
						runtime.Gosched()
					}
					if g == 0 && i == 1500 {
						_ = p.Close(context.Background())
					}
				}
			})
		}
		wg.Wait()
		if err := p.Close(context.Background()); err != nil {
			t.Error(err)
		}
		if accepted.Load() != completed.Load() {
			t.Fatalf("%d accepted, %d completed", accepted.Load(), completed.Load())
		}
	}
}
