package loop_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/loopvet/loopvet/runtime/loop"
	"github.com/loopvet/loopvet/runtime/pool"
)

// The names are those of testdata/bench, which runs the peers beside them.

func BenchmarkPost(b *testing.B) {
	for _, producers := range []int{1, 2, 8} {
		b.Run(fmt.Sprint("producers=", producers), func(b *testing.B) {
			b.ReportAllocs()
			l := loop.New(loop.Options{})
			hold := l.Hold()
			n := 0
			fn := func() {
				if n++; n == b.N {
					hold.Release()
				}
			}
			var wg sync.WaitGroup
			for p := range producers {
				share := b.N / producers
				if p == 0 {
					share += b.N % producers
				}
				wg.Go(func() {
					for range share {
						for l.Post(fn) != nil {
							runtime.Gosched()
						}
					}
				})
			}
			if err := l.Run(b.Context()); err != nil {
				b.Fatal(err)
			}
			wg.Wait()
		})
	}
}

// BenchmarkPostOnLoop is the way from a callback to the next one of the same loop.
func BenchmarkPostOnLoop(b *testing.B) {
	for _, kind := range []string{"NextTick", "SetImmediate", "Post"} {
		b.Run(kind, func(b *testing.B) {
			b.ReportAllocs()
			l := loop.New(loop.Options{})
			n := 0
			var fn func()
			next := map[string]func(){
				"NextTick":     func() { l.NextTick(fn) },
				"SetImmediate": func() { l.SetImmediate(fn) },
				"Post":         func() { _ = l.Post(fn) },
			}[kind]
			const batch = 64 // callbacks that wait at a time
			fn = func() {
				if n++; n%batch == 0 && n < b.N {
					for range batch {
						next()
					}
				}
			}
			for range batch {
				next()
			}
			if err := l.Run(b.Context()); err != nil {
				b.Fatal(err)
			}
		})
	}
}

func BenchmarkOffload(b *testing.B) {
	for _, inflight := range []int{1, 64, 10000} {
		b.Run(fmt.Sprint("inflight=", inflight), func(b *testing.B) {
			b.ReportAllocs()
			l := loop.New(loop.Options{})
			sent := 0
			work := func(context.Context) (int, error) { return 1, nil }
			var done func(int, error)
			send := func() {
				if sent < b.N {
					sent++
					loop.Offload(l, pool.IO, work, done)
				}
			}
			done = func(int, error) { send() }
			for range inflight {
				send()
			}
			if err := l.Run(b.Context()); err != nil {
				b.Fatal(err)
			}
		})
	}
}

// BenchmarkTimerCancel creates and stops a timer with 10,000 others standing.
func BenchmarkTimerCancel(b *testing.B) {
	b.ReportAllocs()
	l := loop.New(loop.Options{})
	r := rand.New(rand.NewPCG(1, 2))
	for range 10000 {
		l.SetTimeout(time.Hour+time.Duration(r.Int64N(int64(time.Hour))), func() {}).Unref()
	}
	delays := make([]time.Duration, 1024)
	for i := range delays {
		delays[i] = time.Hour + time.Duration(r.Int64N(int64(time.Hour)))
	}
	fn := func() {}
	_ = l.Post(func() {
		for i := range b.N {
			l.SetTimeout(delays[i%len(delays)], fn).Stop()
		}
	})
	if err := l.Run(b.Context()); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkTimers100k sets 100,000 timers of 1 to 50 ms; an op is all of them.
func BenchmarkTimers100k(b *testing.B) {
	const n = 100_000
	r := rand.New(rand.NewPCG(1, 2))
	errors := 0
	cpu := cpuTime()
	for range b.N {
		l := loop.New(loop.Options{})
		last := time.Duration(0)
		_ = l.Post(func() {
			for range n {
				d := time.Duration(r.Int64N(int64(49*time.Millisecond))) + time.Millisecond
				l.SetTimeout(d, func() {
					if d < last {
						errors++
					}
					last = d
				})
			}
		})
		if err := l.Run(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(cpuTime()-cpu)/float64(b.N)/n, "cpu-ns/timer")
	b.ReportMetric(float64(errors), "order-errors")
}

// BenchmarkTicker is how late a 1 ms ticker is.
func BenchmarkTicker(b *testing.B) {
	busy := func(l *loop.Loop) {
		over := false
		l.OnClose(func() { over = true })
		var again func(uint64, error)
		again = func(uint64, error) {
			if !over {
				loop.Offload(l, pool.CPU, spin, again).Unref()
			}
		}
		for range 2 * runtime.GOMAXPROCS(0) {
			again(0, nil)
		}
	}
	b.Run("idle", func(b *testing.B) { ticker(b, func(*loop.Loop) {}) })
	b.Run("cpu-busy", func(b *testing.B) { ticker(b, busy) })
	b.Run("rate-idle", func(b *testing.B) { rate(b, func(*loop.Loop) {}) })
	b.Run("rate-cpu-busy", func(b *testing.B) { rate(b, busy) })
	b.Run("naive-cpu-busy", naiveTicker)
}

// spin computes for some 5 ms.
func spin(context.Context) (uint64, error) {
	x := uint64(1)
	for range 5_000_000 {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
	}
	return x, nil
}

// ticker measures SetInterval as libuv's timers repeat: each tick is due 1 ms after
// the turn of the last. See rate for a schedule without drift.
func ticker(b *testing.B, busy func(*loop.Loop)) {
	l := loop.New(loop.Options{})
	late := make([]time.Duration, 0, b.N)
	_ = l.Post(func() {
		busy(l)
		due := time.Now().Add(time.Millisecond)
		l.SetInterval(time.Millisecond, func() {
			late = append(late, time.Since(due))
			if len(late) >= b.N {
				l.Close()
			}
			due = time.Now().Add(time.Millisecond)
		})
	})
	_ = l.Run(b.Context())
	reportLate(b, late)
}

// rate measures SetRate against the clock. Go sleeps in whole milliseconds
// (epoll_wait's unit), so the lateness is spread evenly over one of them.
func rate(b *testing.B, busy func(*loop.Loop)) {
	l := loop.New(loop.Options{})
	late := make([]time.Duration, 0, b.N)
	_ = l.Post(func() {
		busy(l)
		start := time.Now()
		due := time.Duration(0)
		l.SetRate(time.Millisecond, func(skipped int) {
			due += time.Duration(skipped+1) * time.Millisecond
			late = append(late, time.Since(start)-due)
			if len(late) >= b.N {
				l.Close()
			}
		})
	})
	_ = l.Run(b.Context())
	reportLate(b, late)
}

// naiveTicker is a select loop with as many goroutines that compute as there are
// processors: what one writes without this package.
func naiveTicker(b *testing.B) {
	ctx, cancel := context.WithCancel(b.Context())
	defer cancel()
	jobs := make(chan struct{}, 2*runtime.GOMAXPROCS(0))
	results := make(chan uint64, cap(jobs))
	for range runtime.GOMAXPROCS(0) {
		go func() {
			for range jobs {
				x, _ := spin(ctx)
				results <- x
			}
		}()
	}
	for range cap(jobs) {
		jobs <- struct{}{}
	}
	late := make([]time.Duration, 0, b.N)
	t := time.NewTimer(time.Millisecond)
	defer t.Stop()
	due := time.Now().Add(time.Millisecond)
	for len(late) < b.N {
		select {
		case <-t.C:
			late = append(late, time.Since(due))
			due = time.Now().Add(time.Millisecond)
			t.Reset(time.Millisecond)
		case <-results:
			jobs <- struct{}{}
		}
	}
	close(jobs)
	reportLate(b, late)
}

func reportLate(b *testing.B, late []time.Duration) {
	slices.Sort(late)
	b.ReportMetric(float64(late[len(late)/2]), "p50-ns")
	b.ReportMetric(float64(late[len(late)*99/100]), "p99-ns")
}
