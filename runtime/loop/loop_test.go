package loop_test

import (
	"context"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"github.com/loopvet/loopvet/runtime/loop"
	"github.com/loopvet/loopvet/runtime/pool"
)

func run(t testing.TB, l *loop.Loop) {
	t.Helper()
	if err := l.Run(t.Context()); err != nil {
		t.Fatalf("Run: %v", err)
	}
}

func want(t testing.TB, got []string, want string) {
	t.Helper()
	if g := strings.Join(got, " "); g != want {
		t.Errorf("order: %s\nwant:  %s", g, want)
	}
}

// both runs a test with the real clock and again in a bubble of testing/synctest.
func both(t *testing.T, test func(t *testing.T)) {
	t.Helper()
	defer goleak.VerifyNone(t)
	t.Run("clock", test)
	t.Run("bubble", func(t *testing.T) { synctest.Test(t, test) })
}

func TestQueueIsBounded(t *testing.T) {
	both(t, func(t *testing.T) {
		l := loop.New(loop.Options{Queue: 3})
		ran := 0
		for i := range 5 {
			if err := l.Post(func() { ran++ }); (i < 3) != (err == nil) || i >= 3 && err != loop.ErrFull {
				t.Errorf("post %d: %v", i, err)
			}
		}
		run(t, l)
		if ran != 3 {
			t.Errorf("%d ran", ran)
		}
		if err := l.Post(func() {}); err != loop.ErrClosed {
			t.Errorf("after Run: %v", err)
		}
		if err := l.Run(t.Context()); err != loop.ErrRan {
			t.Errorf("second Run: %v", err)
		}
		if m := l.Metrics(); m.Posted != 3 || m.Refused != 3 || m.Callbacks != 3 {
			t.Errorf("%+v", m)
		}
	})
}

// Producers that outrun the loop are refused; the order of each is kept, and
// nothing that was accepted is lost when the loop is closed among them.
func TestPostFromManyGoroutines(t *testing.T) {
	both(t, func(t *testing.T) {
		l := loop.New(loop.Options{Queue: 256})
		hold := l.Hold()
		defer hold.Release()
		const producers = 8
		var accepted [producers]int
		var ran [producers]int
		var wg sync.WaitGroup
		var refused atomic.Int64
		for p := range producers {
			wg.Go(func() {
				for {
					n := accepted[p]
					switch err := l.Post(func() {
						if ran[p] != n {
							t.Errorf("producer %d: %d after %d", p, n, ran[p])
						}
						if ran[p]++; ran[p] == 20000 {
							l.Close()
						}
					}); err {
					case nil:
						accepted[p]++
					case loop.ErrFull:
						refused.Add(1)
						runtime.Gosched()
					default:
						return
					}
				}
			})
		}
		if err := l.Run(t.Context()); err != loop.ErrClosed {
			t.Error(err)
		}
		wg.Wait()
		if accepted != ran {
			t.Errorf("accepted %v\nran %v", accepted, ran)
		}
		t.Logf("%d refused", refused.Load())
	})
}

func TestMemory(t *testing.T) {
	defer goleak.VerifyNone(t)
	heap := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	fn := func() {}
	l := loop.New(loop.Options{})
	const n = 60000
	before := heap()
	for range n {
		_ = l.Post(fn)
	}
	post := float64(heap()-before) / n
	before = heap()
	for i := range n {
		l.SetTimeout(time.Duration(i), fn)
	}
	timer := float64(heap()-before) / n
	runtime.KeepAlive(l)
	t.Logf("%.1f B per pending post, %.1f per timer", post, timer)
	if post > 16 || timer > 64 {
		t.Error("more than 16 and 64 B")
	}
}

func TestIdleCountsWhileAsleep(t *testing.T) {
	defer goleak.VerifyNone(t)
	synctest.Test(t, func(t *testing.T) {
		l := loop.New(loop.Options{})
		hold := l.Hold()
		over := make(chan error)
		time.Sleep(time.Second)
		go func() { over <- l.Run(t.Context()) }()
		time.Sleep(3 * time.Second)
		synctest.Wait()
		if m := l.Metrics(); m.Idle != 3*time.Second || m.Active != time.Second || m.Utilization != 0.25 {
			t.Errorf("%+v", m)
		}
		hold.Release()
		if err := <-over; err != nil {
			t.Error(err)
		}
	})
}

func TestMetrics(t *testing.T) {
	defer goleak.VerifyNone(t)
	l := loop.New(loop.Options{})
	l.SetTimeout(30*time.Millisecond, func() {})
	for range 1000 {
		_ = l.Post(func() {})
	}
	for range 200 {
		loop.Offload(l, pool.IO, func(context.Context) (int, error) { return 0, nil }, nil)
	}
	run(t, l)
	m := l.Metrics()
	if m.Callbacks != 1201 || m.Posted != 1000 || m.Delay.N == 0 || m.Late.N != 1 || m.Idle+m.Active < 30*time.Millisecond ||
		m.Utilization <= 0 || m.Utilization >= 1 || m.Pool.Done[pool.IO] != 200 || m.Pool.Ran.N == 0 || m.Tasks != 0 {
		t.Errorf("%+v", m)
	}
}
