package main

import (
	"context"
	"runtime"
	"slices"
	"time"

	"github.com/loopvet/loopvet/runtime/loop"
	"github.com/loopvet/loopvet/runtime/pool"
	"github.com/loopvet/loopvet/runtime/stall"
)

// tickers: how late a 1 ms timer is while more work that computes is in flight than
// there are processors.
func tickers(f *foreign) []contest {
	jobs := 2 * runtime.NumCPU()
	var all []contest
	for _, q := range []struct {
		name  string
		part  int // of 100
		most  float64
		ratio float64
	}{{"p50", 50, 300_000, 0.2}, {"p99", 99, 10_000_000, 0.2}} {
		all = append(all, contest{name: "1 ms ticker, busy, " + q.name, unit: "ns late", n: 200, peers: f.with([]peer{
			{"runtime/loop", q.most, func(n int) (float64, error) { return part(tickOurs(n, jobs), q.part), nil }},
			{"select loop + workers", q.ratio, func(n int) (float64, error) { return part(tickNaive(n, jobs), q.part), nil }},
		}, f.libuv(q.name, jobs), f.nodeJS(q.name, jobs, 1))})
	}
	return all
}

func part(late []time.Duration, percent int) float64 {
	slices.Sort(late)
	return float64(late[len(late)*percent/100])
}

// spin computes for some 5 ms.
func spin() uint64 {
	x := uint64(1)
	for range 5_000_000 {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
	}
	return x
}

func tickOurs(n, jobs int) (late []time.Duration) {
	l := loop.New(loop.Options{})
	over := false
	l.OnClose(func() { over = true })
	var again func(uint64, error)
	again = func(uint64, error) {
		if !over {
			loop.Offload(l, pool.CPU, func(context.Context) (uint64, error) { return spin(), nil }, again)
		}
	}
	for range jobs {
		again(0, nil)
	}
	due := time.Now().Add(time.Millisecond)
	l.SetInterval(time.Millisecond, func() {
		if late = append(late, time.Since(due)); len(late) == n {
			l.Close()
		}
		due = time.Now().Add(time.Millisecond)
	})
	_ = l.Run(context.Background())
	return late
}

// tickNaive is what one writes without this package.
func tickNaive(n, jobs int) (late []time.Duration) {
	work, results := make(chan struct{}, jobs), make(chan uint64, jobs)
	for range runtime.NumCPU() {
		go func() {
			for range work {
				results <- spin()
			}
		}()
	}
	for range jobs {
		work <- struct{}{}
	}
	defer close(work)
	tick := time.NewTimer(time.Millisecond)
	defer tick.Stop()
	for due := time.Now().Add(time.Millisecond); len(late) < n; {
		select {
		case <-tick.C:
			late = append(late, time.Since(due))
			due = time.Now().Add(time.Millisecond)
			tick.Reset(time.Millisecond)
		case <-results:
			work <- struct{}{}
		}
	}
	return late
}

// watches: what the process needs while 10,000 goroutines are parked, and the loop is
// idle, or in a callback of which the stack is not taken. (A capture is paid with
// 1 % at most: see BenchmarkStallCapture and what stall's comment says of rest.)
func watches() []contest {
	share := func(during func() (end func())) func(n int) (float64, error) {
		return func(n int) (float64, error) {
			stop := make(chan struct{})
			defer close(stop)
			for range 10_000 {
				go func() { <-stop }()
			}
			defer during()()
			time.Sleep(50 * time.Millisecond) // until all are parked
			d := time.Duration(n) * time.Millisecond
			share, err := cpu(func(int) { time.Sleep(d) })(int(d))
			return 100 * share, err
		}
	}
	watch := func(enter func(*stall.Watch)) func(n int) (float64, error) {
		return share(func() func() {
			w := stall.New(stall.Options{Quiet: time.Hour})
			enter(w)
			return w.Close
		})
	}
	// beats calls beat every millisecond.
	beats := func(beat func()) (end func()) {
		tick, quit := time.NewTicker(time.Millisecond), make(chan struct{})
		go func() {
			for {
				select {
				case <-tick.C:
					beat()
				case <-quit:
					return
				}
			}
		}()
		return func() { tick.Stop(); close(quit) }
	}
	return []contest{
		{name: "watchdog, idle", unit: "% CPU", n: 500, peers: []peer{
			{"stall.Watch", 1, watch(func(w *stall.Watch) { w.Enter("callback")() })},
		}},
		{name: "watchdog, in a callback", unit: "% CPU", n: 500, peers: []peer{
			{"stall.Watch", 1, watch(func(w *stall.Watch) { w.Enter("callback") })},
		}},
		{name: "watchdog, new callbacks", unit: "% CPU", n: 500, peers: []peer{ // less the same without a watch
			{"stall.Watch", 0, share(func() func() {
				w := stall.New(stall.Options{Quiet: time.Hour})
				end := beats(w.Beat)
				return func() { end(); w.Close() }
			})},
			{"a beat per ms alone", 0, share(func() func() { return beats(func() {}) })},
		}},
	}
}
