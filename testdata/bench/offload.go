package main

import (
	"context"
	"fmt"
	"time"

	"github.com/alitto/pond/v2"
	"github.com/loopvet/loopvet/runtime/loop"
	"github.com/loopvet/loopvet/runtime/pool"
	"github.com/panjf2000/ants/v2"
	concpool "github.com/sourcegraph/conc/pool"
	"golang.org/x/sync/errgroup"
)

// workers of every pool, as pool.Options has it.
const workers = 16

// offloads: a loop gives work away, takes the result back, gives more away. The
// peers' loop receives from a channel that has room for everything in flight:
// with less, those that make the submitter wait never come back.
func offloads(f *foreign) []contest {
	var all []contest
	for _, c := range []struct {
		inflight int
		bar      float64
		n, often int
	}{{1, 600, 5_000, 5}, {64, 250, 10_000, 5}, {10_000, 350, 100_000, 1}} { // many times what is in flight
		inflight := c.inflight
		all = append(all, contest{name: fmt.Sprint("offload, in flight: ", inflight), unit: "ns/op", n: c.n, often: c.often, peers: f.with([]peer{
			{"runtime/loop", c.bar, perOp(func(n int) time.Duration { return ours(n, inflight) })},
			{"go + channel", 1, perOp(func(n int) time.Duration {
				return theirs(n, inflight, func(work func()) { go work() })
			})},
			{"ants v2", 1, perOp(func(n int) time.Duration {
				p, err := ants.NewPool(workers)
				if err != nil {
					panic(err)
				}
				defer p.Release()
				return theirs(n, inflight, func(work func()) {
					if err := p.Submit(work); err != nil {
						panic(err)
					}
				})
			})},
			{"pond v2", 1, perOp(func(n int) time.Duration {
				p := pond.NewPool(workers)
				defer p.StopAndWait()
				return theirs(n, inflight, func(work func()) {
					if err := p.Go(work); err != nil {
						panic(err)
					}
				})
			})},
			{"conc", 1, perOp(func(n int) time.Duration {
				p := concpool.New().WithMaxGoroutines(workers)
				defer p.Wait()
				return theirs(n, inflight, p.Go)
			})},
			{"errgroup", 0, perOp(func(n int) time.Duration {
				var g errgroup.Group
				g.SetLimit(workers)
				defer func() { _ = g.Wait() }()
				return theirs(n, inflight, func(work func()) { g.Go(func() error { work(); return nil }) })
			})},
		}, f.libuv("offload", inflight), f.nodeJS("offload", inflight, 10))})
	}
	return all
}

func compute() int { return 1 }

// warm is how many are done before the n that count.
const warm = 10_000

func ours(n, inflight int) time.Duration {
	l := loop.New(loop.Options{Pool: pool.New(pool.Options{Workers: workers})})
	sent, sum := 0, 0
	var start time.Time
	var send func()
	done := func(v int, _ error) {
		if sum += v; sum == warm {
			start = time.Now()
		}
		send()
	}
	send = func() {
		if sent < warm+n {
			sent++
			loop.Offload(l, pool.IO, func(context.Context) (int, error) { return compute(), nil }, done)
		}
	}
	for range inflight {
		send()
	}
	_ = l.Run(context.Background())
	return time.Since(start)
}

func theirs(n, inflight int, submit func(func())) time.Duration {
	results := make(chan func(), inflight)
	sent, sum := 0, 0
	var start time.Time
	send := func() {
		sent++
		submit(func() {
			v := compute()
			results <- func() { sum += v }
		})
	}
	for range min(inflight, warm+n) {
		send()
	}
	for range warm + n {
		(<-results)()
		if sum == warm {
			start = time.Now()
		}
		if sent < warm+n {
			send()
		}
	}
	return time.Since(start)
}
